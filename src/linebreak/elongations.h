// What elongations of Arabic words cost.
#pragma once

#include <vector>

#include "linebreak/items.h"
#include "shape/shaped.h"
#include "spec/layout.h"

namespace nashra {

/// What it costs to elongate at this place rather than none, for a short kashida: badness; `kForbidden` where
/// the style never does.
double cost_of(const ElongationPlace& place, const Justification& justification);

/// The place of least cost; of equal ones the nearest to the word's end.
const ElongationPlace& best_place(const ShapedWord& word, const Justification& justification);

/// The elongations of a word that has places, at its best one: the n-th with n tatweels, as long as they may
/// be.
void add_elongations(const ShapedWord& word, Length size, const Justification& justification,
                     std::vector<Elongating>& to);

}  // namespace nashra
