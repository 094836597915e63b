#!/usr/bin/env bash
# What a cold start costs: tests/bench/run.sh [ARTICLE.txt]: one article to a PDF, in fresh processes, with the release build.
# NASHRA_BENCH_RUNS says how many.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/support/debian.sh"

install_missing "${build_packages[@]}" "${font_packages[@]}" python3
build_preset release nashra_cli >&2

articles=("$root"/examples/daily/articles/*.txt)
article=${1:-${articles[0]}}
nashra=$root/build/release/nashra
command=("$nashra" build "$article" --date 2026-11-25 -o "$root/build/release/bench.pdf")

say "nashra build $article"
python3 "$root/tests/bench/cold_start.py" "${NASHRA_BENCH_RUNS:-21}" "${command[@]}"
if "$nashra" build --help | grep -q -e --timings; then
  "${command[@]}" --timings
fi
