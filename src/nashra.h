// The whole of it: articles and a layout in, a laid-out bulletin out, and its PDF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "galley/session.h"
#include "makeup/issue.h"
#include "pdf/colour_profiles.h"
#include "picture/picture.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// `0.1.0`.
std::string_view version();

/// Lays a bulletin out, the text of its articles as it is (`clean` of editorial/ comes before).
/// `bulletin.articles[i]` says how `articles[i]` is dressed; articles beyond that list are dressed by their
/// place; a picture block is printed when `pictures` has its picture. Warnings travel with the issue; without
/// one at least one diagnostic is an error.
Outcome<Issue> typeset(Session& session, const LayoutSpec& layout, const BulletinSpec& bulletin,
                       const std::vector<Article>& articles, const Pictures& pictures = {});

/// The issue as the bytes of a PDF for the screen: PDF/UA-1, and PDF/A-2a with complete profiles. The same
/// bytes for the same issue, profiles, fonts and library versions. The issue is used up: who has no more need
/// of it moves it in, and its pages leave memory as they are written.
Outcome<std::string> render(Session& session, Issue issue, const ColourProfiles& profiles = {});

}  // namespace nashra
