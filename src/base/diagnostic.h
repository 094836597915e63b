// What went wrong, as data: a code, a place and typed arguments. Sentences are made from them at the edge.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/length.h"

namespace nashra {

/// Every diagnostic there is. The number is what a user reads (`N1203`) and never changes its meaning;
/// message, cure and severity of each stand in the table of messages.cpp.
enum class Code : std::uint16_t {
  // 10xx: files in and out
  file_not_found = 1001,
  file_unreadable = 1002,
  file_too_large = 1003,
  output_not_writable = 1004,
  outside_root = 1005,
  layout_not_found = 1006,
  bad_date = 1007,
  no_date = 1008,
  no_articles = 1009,
  internal_error = 1010,
  // 12xx: layouts and bulletins
  yaml_syntax = 1201,
  wrong_type = 1202,
  unknown_key = 1203,
  misplaced_key = 1204,
  unknown_word = 1205,
  missing_unit = 1206,
  unknown_unit = 1207,
  unit_not_here = 1208,
  bad_length = 1209,
  bad_number = 1210,
  leading_zero = 1211,
  too_many_decimals = 1212,
  not_whole = 1213,
  out_of_range = 1214,
  bad_percentage = 1215,
  bad_ink_use = 1216,
  not_a_boolean = 1217,
  missing_key = 1218,
  missing_value = 1219,
  empty_item = 1220,
  empty_text = 1221,
  hash_is_comment = 1222,
  unknown_style = 1223,
  unknown_font = 1224,
  unknown_ink = 1225,
  unknown_field = 1226,
  lone_brace = 1227,
  based_on_cycle = 1228,
  black_redefined = 1229,
  bad_language = 1230,
  unsupported_version = 1231,
  no_room_across = 1232,
  no_room_down = 1233,
  no_room_for_columns = 1234,
  no_room_beside_furniture = 1235,
  duplicate_key = 1240,
  yaml_anchor = 1241,
  yaml_alias = 1242,
  yaml_merge_key = 1243,
  yaml_tag = 1244,
  second_document = 1245,
  yaml_directive = 1246,
  unterminated_quote = 1247,
  text_after_quote = 1248,
  colon_in_value = 1249,
  tab_indentation = 1250,
  invisible_indentation = 1251,
  invisible_in_key = 1252,
  invisible_in_value = 1253,
  control_character = 1254,
  reserved_character = 1255,
  arabic_comma = 1256,
  unclosed_bracket = 1257,
  yaml_too_large = 1258,
  yaml_line_too_long = 1259,
  yaml_too_deep = 1260,
  yaml_too_many_nodes = 1261,
  too_many_problems = 1262,
  key_not_a_word = 1263,
  missing_colon = 1264,
  bracket_indentation = 1265,
  lone_comma = 1266,
  bad_escape = 1267,
  text_after_block_sign = 1268,
  block_indentation = 1269,
  too_many_items = 1270,
  key_of_other_file = 1271,
  decimal_comma = 1272,
  map_indentation = 1273,
  list_indentation = 1274,
  stray_bracket = 1275,
  stray_item = 1276,
  stray_key = 1277,
  stray_colon = 1278,
  stray_character = 1279,
  bad_code_escape = 1280,
  outside_of_map = 1281,
  missing_comma = 1282,
  extends_circle = 1283,
  cannot_extend = 1284,
  // 13xx: articles
  invalid_utf8 = 1301,
  empty_article = 1302,
  article_too_large = 1303,
  front_matter_not_closed = 1304,
  html_dropped = 1305,
  lone_emphasis = 1306,
  crossing_emphasis = 1307,
  table_as_text = 1308,
  table_too_wide = 1309,
  links_too_large = 1310,
  table_row_too_wide = 1311,
  // 132x: the clean-up of articles
  unbalanced_quotes = 1320,
  visual_order = 1321,
  text_cleaned = 1322,
  // 135x: pictures
  picture_left_out = 1350,
  picture_kind_unknown = 1351,
  picture_broken = 1352,
  picture_too_many_pixels = 1353,
  picture_damaged = 1354,
  picture_misnamed = 1355,
  picture_profile_unusable = 1356,
  picture_undescribed = 1357,
  // 14xx: fonts and glyphs
  font_not_found = 1401,
  missing_glyph = 1402,
  family_not_found = 1403,
  no_kashida = 1404,
  // 15xx: lines and pages
  overfull_line = 1501,
  unknown_dress = 1502,
  loose_line_to_lengthen = 1503,
  loose_line_to_shorten = 1504,
  // 16xx: the PDF
  pdf_failed = 1601,
  font_forbids_embedding = 1602,
  font_not_truetype = 1603,
  font_damaged = 1604,
  no_colour_profile = 1605,
};

enum class Severity : std::uint8_t { note, warning, error };

/// A place in a file the user wrote. Lines and columns count from 1, columns in characters; line 0: the whole
/// file.
struct SourcePos {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_column =
      0;                       ///< one past the last character, on the same line; 0: only the start is known
  std::string line_text = {};  ///< the source line itself, for the caret; may be empty
  friend bool operator==(const SourcePos&, const SourcePos&) = default;
};

struct Argument {
  std::variant<std::string, std::int64_t, Length> value;
  Argument(std::string text) : value(std::move(text)) {}
  Argument(const char* text) : value(std::string(text)) {}
  Argument(std::int64_t number) : value(number) {}
  Argument(Length length) : value(length) {}
  friend bool operator==(const Argument&, const Argument&) = default;
};

struct Diagnostic {
  Code code;
  SourcePos where;
  std::vector<Argument> arguments;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value and the warnings that travel with it; no value only when one of the diagnostics is an error.
template <class T>
struct Outcome {
  std::optional<T> value;
  Diagnostics diagnostics;
};

Severity severity_of(Code code);
bool has_errors(const Diagnostics& diagnostics);

/// Moves the diagnostics of `from` to the end of `to`.
inline void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace nashra
