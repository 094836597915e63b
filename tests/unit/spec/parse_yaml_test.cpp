#include <gtest/gtest.h>
#include <string>

#include "spec/yaml_tree.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

std::string said_of(const std::string& yaml) { return said(parse_yaml({"a.yaml", yaml}).diagnostics); }

/// The tree on one line: maps in braces, lists in brackets, quoted texts in quotes, `~` for nothing.
std::string drawn(const YamlNode& node) {
  std::string out;
  switch (node.kind) {
    case YamlKind::null:
      return "~";
    case YamlKind::scalar:
      return node.quoted ? '"' + node.text + '"' : node.text;
    case YamlKind::sequence:
      for (const YamlNode& item : node.items) out += (out.empty() ? "" : ", ") + drawn(item);
      return '[' + out + ']';
    case YamlKind::map:
      for (const YamlEntry& entry : node.entries) {
        out += (out.empty() ? "" : ", ") + drawn(entry.key) + ": " + drawn(entry.value);
      }
      return '{' + out + '}';
  }
  return out;
}

std::string tree_of(const std::string& yaml) {
  const Outcome<YamlNode> outcome = parse_yaml({"a.yaml", yaml});
  EXPECT_EQ(said(outcome.diagnostics), "");
  return outcome.value ? drawn(*outcome.value) : "nothing";
}

TEST(ParseYaml, KeepsOrderQuotesAndEmptyValues) {
  EXPECT_EQ(tree_of("b: 1\na: \"two\"\nc:\n  - x\n  - {k: 'v', w: }\nd:\n"),
            "{b: 1, a: \"two\", c: [x, {k: \"v\", w: ~}], d: ~}");
}

TEST(ParseYaml, AnEmptyFileIsAnEmptyMap) {
  EXPECT_EQ(tree_of(""), "{}");
  EXPECT_EQ(tree_of("# only a comment\n"), "{}");
  EXPECT_EQ(tree_of("\xEF\xBB\xBF"), "{}");
}

TEST(ParseYaml, TakesWhatCarefulPeopleWrite) {
  EXPECT_EQ(tree_of("a: it's 10:30, see http://x/y#z\nb: \"it \\\"is\\\"\"\nc: 'it''s'\n"),
            "{a: it's 10:30, see http://x/y#z, b: \"it \"is\"\", c: \"it's\"}");
  EXPECT_EQ(tree_of("a: |\n  one: two\n  \"three\nb: >-\n  four\n  five\n"),
            "{a: \"one: two\n\"three\n\", b: \"four five\"}");
  EXPECT_EQ(tree_of("a: one\n  two\nb: [\n  1,\n  2 # two\n]\n"), "{a: one two, b: [1, 2]}");
  EXPECT_EQ(tree_of("%YAML 1.2\n---\na: 1\r\nb: 2\r\n"), "{a: 1, b: 2}");
  EXPECT_EQ(tree_of("a: \"one\n  two\"\n"), "{a: \"one two\"}");
}

TEST(ParseYaml, AColonAndASpaceInsideAValueWantQuotes) {
  // The byte-order mark moves no column, and columns are characters.
  EXPECT_EQ(said_of("\xEF\xBB\xBFnashra: 1\ntitle: نبض: نشرة يومية\npage:\n\tsize: A4\npage: {size: A5}\n"),
            "a.yaml:2:11: N1249: a colon and a space inside a value: put it in quotes\n"
            "a.yaml:4:1: N1250: a tab indents nothing in YAML (use spaces)\n"
            "a.yaml:5:1: N1240: 'page' is given twice, first on line 3 (keep one of the two)\n");
  EXPECT_EQ(said_of("a: {b: c: d}\n"),
            "a.yaml:1:9: N1249: a colon and a space inside a value: put it in quotes\n");
}

TEST(ParseYaml, AValueCannotBeginWithASignOfYaml) {
  EXPECT_EQ(said_of("a: @desk\nb: %5\nc: `x`\nd: ,\n"),
            "a.yaml:1:4: N1255: a value cannot begin with '@' (put it in quotes)\n"
            "a.yaml:2:4: N1255: a value cannot begin with '%' (put it in quotes)\n"
            "a.yaml:3:4: N1255: a value cannot begin with '`' (put it in quotes)\n"
            "a.yaml:4:4: N1255: a value cannot begin with ',' (put it in quotes)\n");
}

TEST(ParseYaml, TextBehindAClosingQuote) {
  EXPECT_EQ(said_of("a: \"نبض\" اليوم\nb: 1\nb: 2\n"),
            "a.yaml:1:10: N1248: text behind a closing quote or bracket (put the whole value in one pair of "
            "quotes, of the other kind)\n"
            "a.yaml:3:1: N1240: 'b' is given twice, first on line 2 (keep one of the two)\n");
}

TEST(ParseYaml, AQuoteThatSwallowsTheNextKeyIsNotClosed) {
  EXPECT_EQ(said_of("a: \"foo\nb: 3\n"),
            "a.yaml:1:4: N1247: this quote is not closed (close it with another \" where the text ends)\n");
  EXPECT_EQ(said_of("p:\n  a: 'foo\n  b: 'x'\n"),
            "a.yaml:2:6: N1247: this quote is not closed (close it with another ' where the text ends)\n");
}

TEST(ParseYaml, ABracketThatSwallowsTheNextKeyIsNotClosed) {
  EXPECT_EQ(said_of("p:\n  m: {top: 1\nq: 2\n"),
            "a.yaml:2:6: N1257: this '{' is not closed (close it with '}')\n");
  EXPECT_EQ(said_of("a: [1, 2"), "a.yaml:1:4: N1257: this '[' is not closed (close it with ']')\n");
}

TEST(ParseYaml, WhatTheVocabularyHasNoUseForIsNamed) {
  EXPECT_EQ(said_of("a: &x 1\nb: *x\n<<: {c: 1}\nd: !!str 3\n---\ne: 1\n"),
            "a.yaml:1:4: N1241: anchors ('&') are not part of the vocabulary (write the values out; styles "
            "can be 'based-on' one another)\n"
            "a.yaml:2:4: N1242: aliases ('*') are not part of the vocabulary (write the values out, or put a "
            "text that begins with * in quotes)\n"
            "a.yaml:3:1: N1243: merge keys ('<<') are not part of the vocabulary (write the values out; "
            "styles can be 'based-on' one another)\n"
            "a.yaml:4:4: N1244: tags ('!') are not part of the vocabulary (remove it, or put a text that "
            "begins with ! in quotes)\n"
            "a.yaml:5:1: N1245: a second document begins here (one file is one layout or one bulletin: "
            "remove what follows)\n");
  EXPECT_EQ(said_of("%TAG ! x\n---\na: 1\n"),
            "a.yaml:1:1: N1246: directives are not part of the vocabulary (remove the line)\n");
  EXPECT_EQ(said_of("[a]: 1\n"),
            "a.yaml:1:1: N1263: a key is a word, not a list, a map or nothing (check the braces and colons "
            "of this line)\n");
}

TEST(ParseYaml, InvisibleCharactersAreNamed) {
  EXPECT_EQ(said_of("a:\n\u00A0\u00A0b: 1\n"),
            "a.yaml:2:1: N1251: an invisible character before the text: U+00A0 no-break space (delete it and "
            "indent with spaces)\n");
  EXPECT_EQ(said_of("a\u200F: 1\n"),
            "a.yaml:1:1: N1252: an invisible character at the edge of a key: U+200F right-to-left mark "
            "(delete it)\n");
  EXPECT_EQ(said_of(std::string("a: 1\0\n", 6)),
            "a.yaml:1:5: N1254: a control character: U+0000 (delete it)\n");
  EXPECT_EQ(said_of("a: 1\x04\nb: 2\x1B\n"),
            "a.yaml:1:5: N1254: a control character: U+0004 (delete it)\na.yaml:2:5: N1254: a control "
            "character: U+001B (delete it)\n");
  EXPECT_EQ(said_of("a: 1\rb: 2\n"), "a.yaml:1:5: N1254: a control character: U+000D (delete it)\n");
}

TEST(ParseYaml, BytesThatAreNotUtf8AreNamed) {
  EXPECT_EQ(said_of("a: 1\nb: \xD4\xC8\n"),
            "a.yaml:2:4: N1301: not UTF-8: byte 0xD4 at offset 8 (save the file as UTF-8)\n");
}

TEST(ParseYaml, SlipsOfThePen) {
  EXPECT_EQ(said_of("a: 1\nsize A4\n"),
            "a.yaml:2:1: N1264: a ':' is missing: here a key and its value are expected (write it like size: "
            "A4)\n");
  EXPECT_EQ(said_of("a: [1, , 2]\n"), "a.yaml:1:8: N1266: nothing stands before this comma (remove it)\n");
  EXPECT_EQ(said_of("a: \"c:\\gifts\"\n"),
            "a.yaml:1:7: N1267: in double quotes a backslash begins an escape, and this is none (write \\\\ "
            "for a backslash, or use single quotes)\n");
  EXPECT_EQ(said_of("a: > text\n"),
            "a.yaml:1:6: N1268: behind '|' or '>' the text begins on the next line (put a text that begins "
            "with this sign in quotes)\n");
  EXPECT_EQ(said_of("a: 1\n  b: 2\n"),
            "a.yaml:2:4: N1278: a ': ' cannot stand here (check the indentation of this line, or put the "
            "value in quotes)\n");
  EXPECT_EQ(
      said_of("a: - 1\n"),
      "a.yaml:1:4: N1276: a list item '- ' cannot stand here (put it on a line of its own, below its key)\n");
  EXPECT_EQ(said_of("a: [\u0623\u060C \u0628]\n"),
            "a.yaml:1:6: N1256: an Arabic comma separates nothing in YAML (write ',' between the items, or "
            "put the text in quotes)\n");
}

TEST(ParseYaml, IndentationThatMisleads) {
  EXPECT_EQ(said_of("a:\n  b: [1,\n 2]\n"),
            "a.yaml:3:2: N1265: a line inside brackets must stand deeper than the key that they belong to "
            "(indent it with more spaces)\n");
  EXPECT_EQ(said_of("a: |\n    \n  b\n"),
            "a.yaml:3:3: N1269: an empty line above is indented deeper than this, the first line of the text "
            "(remove the spaces of the empty line)\n");
  EXPECT_EQ(said_of("a:\n    b: 1\n  c: 2\n"),
            "a.yaml:3:3: N1273: this line does not belong to the keys before it (indent the keys of one map "
            "by the same number of spaces, and write each as 'key: value')\n");
  EXPECT_EQ(said_of("a: {b: 1 c: 2}\n"),
            "a.yaml:1:11: N1249: a colon and a space inside a value: put it in quotes\n");
}

TEST(ParseYaml, InputThatHangsOrSwampsOtherReadersEnds) {
  EXPECT_EQ(said_of(","), "a.yaml:1:1: N1255: a value cannot begin with ',' (put it in quotes)\n");
  EXPECT_EQ(said_of("a: " + std::string(65, '[') + std::string(65, ']') + "\n"),
            "a.yaml:1:67: N1260: more than 64 levels inside one another\n");
  EXPECT_EQ(said_of("a: " + std::string(60'000, '[') + "\n").substr(0, 31),
            "a.yaml:1:4: N1257: this '[' is ");
  EXPECT_EQ(said_of(std::string(70'000, 'a')), "a.yaml:1:1: N1259: the line is longer than 64 KiB\n");
  EXPECT_EQ(said_of(std::string(kYamlBytes + 1, '\n')), "a.yaml: N1258: the file is larger than 4 MiB\n");
  std::string many;
  for (std::size_t i = 0; i < kYamlNodes; ++i) many += "- 1\n";
  EXPECT_EQ(said_of(many), "a.yaml:200000:3: N1261: more than 200000 values in one file\n");
}

// C27: each of these was reported of other tools, by a byte column, by no place at all, or not at all.
TEST(ParseYaml, AColonAndASpaceArePointedAtByTheCharacter) {
  const std::string said = ": N1249: a colon and a space inside a value: put it in quotes\n";
  EXPECT_EQ(said_of("title: مرسى: صحيفة الواحة\n"), "a.yaml:1:12" + said);
  EXPECT_EQ(said_of("title: مَرْسَى: صحيفة\n"), "a.yaml:1:15" + said) << "a mark is a character";
  EXPECT_EQ(said_of("title: \U0001F6A2 مرسى: صحيفة\n"), "a.yaml:1:14" + said)
      << "a pair of surrogates is one";
  EXPECT_EQ(said_of("title: «مرسى»: صحيفة\n"), "a.yaml:1:14" + said);
  EXPECT_EQ(said_of("title: \"مرسى\": صحيفة\n"), "a.yaml:1:14" + said);
  EXPECT_EQ(said_of("title: Порт: газета\n"), "a.yaml:1:12" + said);
  EXPECT_EQ(said_of("title: مرسى\u200F: صحيفة\n"), "a.yaml:1:13" + said);
  EXPECT_EQ(said_of("\uFEFFtitle: مرسى: صحيفة\r\n"), "a.yaml:1:12" + said);
  EXPECT_EQ(said_of("a:\n  - b: مرسى: صحيفة\n"), "a.yaml:2:12" + said);
  EXPECT_EQ(tree_of("a: 10:30\nb: مرسى :صحيفة\nc: https://desk.example/a:b\n"),
            "{a: 10:30, b: مرسى :صحيفة, c: https://desk.example/a:b}");
}

TEST(ParseYaml, ATabIsNamedWhereverItIndents) {
  const std::string said = ": N1250: a tab indents nothing in YAML (use spaces)\n";
  EXPECT_EQ(said_of("page:\n\tsize: A4\n"), "a.yaml:2:1" + said);
  EXPECT_EQ(said_of("page:\n  size: A4\n\tcolumns: 3\n"), "a.yaml:3:1" + said);
  EXPECT_EQ(said_of("articles:\n  - مرسى.txt\n\t- ميناء.txt\n"), "a.yaml:3:1" + said);
  EXPECT_EQ(said_of("\uFEFFpage:\r\n\tsize: A4\r\n"), "a.yaml:2:1" + said);
  EXPECT_EQ(tree_of("title:\tمرسى\t# صحيفة\nb: [1,\t2]\n"), "{title: مرسى, b: [1, 2]}");
}

TEST(ParseYaml, AKeyGivenTwiceIsShownWithItsFirstLine) {
  const auto said = [](const std::string& key, int first) {
    return ": N1240: '" + key + "' is given twice, first on line " + std::to_string(first) +
           " (keep one of the two)\n";
  };
  EXPECT_EQ(said_of("title: مرسى\npage:\n  size: A4\ntitle: ميناء\n"), "a.yaml:4:1" + said("title", 1));
  EXPECT_EQ(said_of("page:\n  size: A4\n  columns: 3\n  size: A5\n"), "a.yaml:4:3" + said("size", 2));
  EXPECT_EQ(said_of("{title: مرسى, title: ميناء}\n"), "a.yaml:1:15" + said("title", 1));
  EXPECT_EQ(said_of("title: مرسى\n\"title\": ميناء\n"), "a.yaml:2:1" + said("title", 1));
  EXPECT_EQ(said_of("'عنوان': مرسى\nعنوان: ميناء\n"), "a.yaml:2:1" + said("عنوان", 1));
  EXPECT_EQ(said_of("\uFEFFtitle: a\r\n\r\ntitle: b\r\n"), "a.yaml:3:1" + said("title", 1));
  EXPECT_EQ(said_of("a: 1\na: 2\na: 3\n"), "a.yaml:2:1" + said("a", 1) + "a.yaml:3:1" + said("a", 1));
  EXPECT_EQ(tree_of("a: {size: 1}\nb: {size: 1}\nSize: 2\n"), "{a: {size: 1}, b: {size: 1}, Size: 2}");
}

TEST(ParseYaml, SignsThatPeopleBeginTextsWith) {
  const std::string behind =
      ": N1248: text behind a closing quote or bracket (put the whole value in one pair of quotes, of the "
      "other "
      "kind)\n";
  EXPECT_EQ(said_of("a: \"مرسى\"، صحيفة الواحة\n"), "a.yaml:1:10" + behind);
  EXPECT_EQ(said_of("a: 'مرسى' صحيفة\n"), "a.yaml:1:11" + behind);
  EXPECT_EQ(said_of("- \"a\" b\n"), "a.yaml:1:7" + behind);
  EXPECT_EQ(said_of("a: [مرسى] صحيفة\n"), "a.yaml:1:11" + behind);
  EXPECT_EQ(said_of("a: @مرسى\n- b\n").substr(0, 18), "a.yaml:1:4: N1255:");
  EXPECT_EQ(said_of("a:\n  - %مرسى\n"),
            "a.yaml:2:5: N1255: a value cannot begin with '%' (put it in quotes)\n");
  EXPECT_EQ(said_of("\uFEFFa: `مرسى`\n"),
            "a.yaml:1:4: N1255: a value cannot begin with '`' (put it in quotes)\n");
  EXPECT_EQ(
      tree_of("a: ٪مرسى\nb: «مرسى»\nc: (مرسى)\nd: \"@مرسى\"\ne: '%5'\nf: $مرسى\ng: مرسى #1\nh: مرسى#1\n"),
      "{a: ٪مرسى, b: «مرسى», c: (مرسى), d: \"@مرسى\", e: \"%5\", f: $مرسى, g: مرسى, h: مرسى#1}");
}

TEST(ParseYaml, AColonThatIsNoneIsMissing) {
  for (const std::string line : {"size:A4", "size؛ A4", "size：A4", "size = A4"})
    EXPECT_EQ(said_of("a: 1\n" + line + "\n").substr(0, 60),
              std::string("a.yaml:2:1: N1264: a ':' is missing: here a key and its value are expected")
                  .substr(0, 60))
        << line;
}

TEST(ParseYaml, APlaceIsUnderlinedToItsEnd) {
  const SourceText yaml{"a.yaml", "عنوان: \"نشرة\"  # x\nb: [1, 2]\n"};
  const Outcome<YamlNode> tree = parse_yaml(yaml);
  ASSERT_TRUE(tree.value);
  const SourcePos key = place_of(yaml, tree.value->entries[0].key);
  EXPECT_EQ(key, (SourcePos{"a.yaml", 1, 1, 6, "عنوان: \"نشرة\"  # x"}));
  const SourcePos value = place_of(yaml, tree.value->entries[0].value);
  EXPECT_EQ(value, (SourcePos{"a.yaml", 1, 8, 14, "عنوان: \"نشرة\"  # x"}));
  EXPECT_EQ(place_of(yaml, tree.value->entries[1].value), (SourcePos{"a.yaml", 2, 4, 10, "b: [1, 2]"}));
}

}  // namespace
}  // namespace nashra
