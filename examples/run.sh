#!/usr/bin/env bash
# From a bare Debian to a typeset bulletin: installs what is missing, builds nashra, typesets every example.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tests/support/debian.sh"

install_missing "${build_packages[@]}" "${font_packages[@]}" "${data_packages[@]}"
build_preset release nashra_cli

made=()
for bulletin in "$root"/examples/*/bulletin.yaml; do
  folder=$(dirname "$bulletin")
  pdf=$folder/out/$(basename "$folder").pdf
  mkdir -p "$folder/out"
  "$root/build/release/nashra" build "$bulletin" -o "$pdf" || fail "$bulletin was not typeset; the lines above say why."
  made+=("$pdf")
done
say "" "Ready to print:"
printf '  %s\n' "${made[@]}"
