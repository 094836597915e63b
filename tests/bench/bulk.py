#!/usr/bin/env python3
"""Articles by the hundred for the bench: bulk.py FOLDER COUNT. The items of a corpus where NASHRA_CORPUS names one, else words made up of
Arabic letters with the frequencies of a newspaper's; the same text on every machine. Prints the number of words."""
import itertools
import json
import os
import random
import sys

LETTERS = "ااااااللللييييمممننوووتتررربععدفقكسحجهةأإشصطخذضغثزئىظءؤ"
MARKS = ["،", "،", ".", ".", ":", "؛"]


def corpus_items(folder):
    with open(os.path.join(folder, "text", "news-ar.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield item["title"].strip() + "\n\n" + item["content"]


def made_up_items():
    random.seed(1448)
    # Words recur as in a language: a few are most of a text, new ones keep turning up.
    known = ["".join(random.choices(LETTERS, k=random.randint(2, 8))) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(known))]

    def sentence():
        words = random.choices(known, weights, k=random.randint(8, 24))
        words = ["".join(random.choices(LETTERS, k=random.randint(4, 9))) if random.random() < 0.15 else word for word in words]
        return " ".join(word + (random.choice(MARKS) if random.random() < 0.08 else "") for word in words) + "."

    while True:
        paragraphs = [" ".join(sentence() for _ in range(random.randint(2, 5))) for _ in range(random.randint(4, 8))]
        yield " ".join(random.choices(known, weights, k=7)) + "\n\n" + "\n\n".join(paragraphs)


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    corpus = os.environ.get("NASHRA_CORPUS")
    os.makedirs(folder, exist_ok=True)
    words = 0
    for index, text in enumerate(itertools.islice(corpus_items(corpus) if corpus else made_up_items(), count)):
        words += len(text.split())
        with open(os.path.join(folder, f"{index:05}.txt"), "w", encoding="utf-8") as file:
            file.write(text)
    print(words)


main()
