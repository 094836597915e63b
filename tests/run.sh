#!/usr/bin/env bash
# Installs what the tests need and runs them, in three tiers.
usage='Usage: tests/run.sh [--sanitize | --all | --soak]
  (nothing)   tier 1: everything that a change can break
  --sanitize  tier 1, then the same tests under AddressSanitizer and UndefinedBehaviorSanitizer
  --all       tier 2: --sanitize, then a build with clang, and clang-tidy on src/
  --soak      tier 3: --all, then all rows of the Unicode test files, twelve minutes of fuzzing, a bare Debian 12 and a
              bare Debian 13 (needs root)'
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tests/support/debian.sh"

case $* in
  "") tier=1 ;;
  --sanitize) tier=sanitize ;;
  --all) tier=2 ;;
  --soak) tier=3 ;;
  --help) say "$usage" && exit 0 ;;
  *) say "$usage" >&2 && exit 2 ;;
esac

summaries=()

run_tests() {
  local preset=$1 log=$root/build/$1/ctest.log passed=true
  (cd "$root" && ctest --preset "$preset" --parallel "$(nproc)" --output-log "$log" --no-tests=error) || passed=false
  summaries+=("$preset: $(grep -a -m 1 'tests passed' "$log")")
  $passed || fail "tests failed in build/$preset; their names stand above."
}

run_clang_tidy() {
  find "$root/src" -name '*.cpp' -print0 |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$root/build/clang" --quiet ||
    fail "clang-tidy found something; its lines above say what."
  summaries+=("clang-tidy: nothing found in src/")
}

# The seeds are only read; what libFuzzer learns and what breaks a target stays in build/fuzz.
run_fuzzers() {
  local seconds=120 fuzz=$root/build/fuzz/tests/fuzz target options
  # The sanitizers take most of that memory; a single allocation of a quarter of it is a fault of ours.
  options=(-max_total_time=$seconds -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=256 -print_final_stats=1)
  for target in spec article markdown paragraph breaker makeup; do
    mkdir -p "$fuzz/found/$target"
    "$fuzz/fuzz_$target" "${options[@]}" -artifact_prefix="$fuzz/broke-$target-" "$fuzz/found/$target" \
      "$root/tests/fuzz/corpus/$target" >"$fuzz/$target.log" 2>&1 || {
      tail -n 30 "$fuzz/$target.log" >&2
      fail "fuzz target $target: an input breaks it; the lines above name the file. Mended, it goes to tests/fuzz/corpus/$target."
    }
    summaries+=("fuzz $target: $(grep -a -m 1 'number_of_executed_units' "$fuzz/$target.log" | tr -dc 0-9) inputs in $seconds s")
  done
}

packages=("${build_packages[@]}" "${font_packages[@]}" "${data_packages[@]}" "${test_packages[@]}")
[[ $tier == [23] ]] && packages+=("${clang_packages[@]}")
install_missing "${packages[@]}"

build_preset dev
run_tests dev
if [[ $tier != 1 ]]; then
  build_preset sanitize
  run_tests sanitize
fi
if [[ $tier == [23] ]]; then
  build_preset clang
  summaries+=("clang: built without a warning")
  run_clang_tidy
fi
if [[ $tier == 3 ]]; then
  NASHRA_CONFORMANCE=whole "$root/build/dev/tests/nashra_test" --gtest_brief=1 --gtest_filter='*Conformance*' ||
    fail "a row of Unicode's test files is answered otherwise than before; the lines above say which."
  summaries+=("Unicode's bidi and line-break tests: all rows")
  build_preset fuzz
  run_fuzzers
  for release in bookworm trixie; do
    "$root/tests/soak/bare_debian.sh" "$release"
    summaries+=("bare $release: the examples and tier 1 pass")
  done
fi
printf '%s\n' "${summaries[@]}"
