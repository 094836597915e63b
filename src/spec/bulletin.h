// One day's bulletin as the desk wrote it down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "language/date.h"

namespace nashra {

struct ArticleEntry {
  std::string path;  ///< as written: relative to the bulletin's folder
  std::string as;    ///< name of a story dress; empty: by its place
  SourcePos where;
};

struct BulletinSpec {
  std::string file;              ///< as named in diagnostics; empty: there is no bulletin file
  std::string layout = "daily";  ///< a shipped layout's name or a path relative to the bulletin's folder
  SourcePos layout_where;
  std::string title;                 ///< empty: none is printed
  std::vector<std::string> imprint;  ///< the publisher's lines beside the nameplate
  std::string volume, number;        ///< as printed: `الثالثة`, `314`; digits become the language's
  std::string language = "ar";       ///< BCP 47
  std::optional<Date> date;
  std::vector<ArticleEntry> articles;
};

}  // namespace nashra
