#!/usr/bin/env bash
# What nashra costs, with the release build: tests/bench/run.sh [ARTICLE.txt]
# One article in fresh processes (the cold start); 100 and 500 different articles in one bulletin (what 1000 words more cost, how the
# cost grows, memory, and a row a stage); the paragraph engine beside HarfBuzz shaping the same text. NASHRA_BENCH_RUNS says how
# many runs. With NASHRA_CORPUS the articles are those of its text/news-ar.jsonl.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/support/debian.sh"

install_missing "${build_packages[@]}" "${font_packages[@]}" "${data_packages[@]}" "${bench_packages[@]}"
build_preset bench >&2

articles=("$root"/examples/daily/articles/*.txt)
article=${1:-${articles[0]}}
build=$root/build/bench
nashra=$build/nashra
runs=${NASHRA_BENCH_RUNS:-11}
measure=(python3 "$root/tests/bench/measure.py")

say "One article, cold: $article"
"${measure[@]}" cold "$runs" "$nashra" build "$article" --date=2026-11-25 -o "$build/bench.pdf"

say "" "Different articles in one bulletin"
jobs=()
for count in 100 500; do
  words=$(python3 "$root/tests/bench/bulk.py" "$build/bulk-$count" "$count")
  jobs+=("$words" "'$nashra' build '$build/bulk-$count' --date=2026-11-25 -o '$build/bulk-$count.pdf'")
done
"${measure[@]}" growth "$((runs / 3 + 1))" "${jobs[@]}"

say "" "500 articles, stage by stage"
"$nashra" build "$build/bulk-500" --date=2026-11-25 -o "$build/bulk-500.pdf" --timings 2>&1 >/dev/null | grep ' ms$'

say "" "Writing 100 articles beside deflating their pages once"
python3 "$root/tests/bench/writing.py" "$runs" "$nashra" "$build/bulk-100" --date=2026-11-25

say "" "The paragraph engine beside HarfBuzz"
"$build/tests/bench/nashra_bench" --benchmark_counters_tabular=true 2>/dev/null
