#!/usr/bin/env python3
"""What writing the PDF costs beside the least it can cost: writing.py RUNS NASHRA ARGUMENT…. Prints the CPU of the stages
embed and pdf, that of deflating the same content streams once, and the ratio (target: at most 2.5)."""
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib


def content_streams(pdf):
    """The content streams of all pages, not compressed."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as plain:
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, plain.name], check=True)
        with open(plain.name, "rb") as file:
            data = file.read()
    streams = []
    for found in re.finditer(rb"%% Contents for page \d+\n(?:%% Original[^\n]*\n)?\d+ 0 obj\n<<\n[^>]*>>\nstream\n(.*?)\nendstream", data,
                             re.DOTALL):
        streams.append(found.group(1))
    return streams


def deflate(streams):
    start = time.process_time()
    for stream in streams:
        zlib.compress(stream, 6)
    return (time.process_time() - start) * 1000


def stages(command):
    """The CPU of both stages in ms. They are timed by the clock; on a busy machine the process has only a part of it."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    start, cpu = time.perf_counter(), used()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    share = min(1, (used() - cpu) / (time.perf_counter() - start))
    rows = dict(re.findall(r"^(\S+)\s+([\d.]+) ms$", done.stderr, re.MULTILINE))
    return (float(rows["embed"]) + float(rows["pdf"])) * share


def main():
    runs, nashra, arguments = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as folder:
        pdf = f"{folder}/a.pdf"
        command = [nashra, "build", *arguments, "-o", pdf, "--timings"]
        written = [stages(command) for _ in range(runs)]
        streams = content_streams(pdf)
        size = len(open(pdf, "rb").read())
    deflated = [deflate(streams) for _ in range(runs)]
    least, own = statistics.median(deflated), statistics.median(written)
    print(f"{len(streams)} pages, {sum(map(len, streams)) // 1024} KiB of content, file {size // 1024} KiB")
    print(f"embed + pdf {own:.1f} ms, deflating once {least:.1f} ms, ratio {own / least:.2f}")


main()
