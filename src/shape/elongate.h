#pragma once

#include "shape/shape.h"
#include "text/paragraph.h"

namespace nashra {

/// What tatweels add to a word in the run's font: measured by shaping short words without and with them, at a
/// join where HarfBuzz calls them safe. All 0 where the font has no tatweel, no such join, or a tatweel that
/// is not wide or changes the letters beside it.
TatweelWidths measure_tatweels(const TextRun& run);

/// Fills in what a word knows about its elongations.
void find_elongations(ShapedWord& word, const TextRun& run, WordCache::State& cache);

}  // namespace nashra
