#include <utility>

#include "embed/embed_fonts.h"
#include "galley/style_fonts.h"
#include "galley/typesetter.h"
#include "makeup/make_up.h"
#include "nashra.h"
#include "pdf/write_pdf.h"

namespace nashra {

std::string_view version() { return NASHRA_VERSION; }

Outcome<Issue> typeset(Session& session, const LayoutSpec& layout, const BulletinSpec& bulletin,
                       const std::vector<Article>& articles, const Pictures& pictures) {
  Outcome<StyleFonts> fonts =
      timed(session.timings, Phase::find_fonts, [&] { return find_style_fonts(session.fonts, layout); });
  if (!fonts.value) return {std::nullopt, std::move(fonts.diagnostics)};
  append(fonts.diagnostics, find_unusable_tatweels(layout, *fonts.value, articles, session.words));
  const Typesetter typesetter(session, *fonts.value, articles, &pictures);
  Outcome<Issue> issue =
      timed(session.timings, Phase::make_up, [&] { return make_up(layout, bulletin, articles, typesetter); });
  append(fonts.diagnostics, std::move(issue.diagnostics));
  return {std::move(issue.value), std::move(fonts.diagnostics)};
}

Outcome<std::string> render(Session& session, Issue issue, const ColourProfiles& profiles) {
  Outcome<EmbeddedFonts> fonts = timed(session.timings, Phase::embed, [&] { return embed_fonts(issue); });
  if (!fonts.value) return {std::nullopt, std::move(fonts.diagnostics)};
  Outcome<std::string> pdf = timed(session.timings, Phase::pdf, [&] {
    return write_pdf(std::move(issue), std::move(*fonts.value), profiles);
  });
  append(fonts.diagnostics, std::move(pdf.diagnostics));
  return {std::move(pdf.value), std::move(fonts.diagnostics)};
}

}  // namespace nashra
