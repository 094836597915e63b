# shellcheck shell=bash
# What the scripts a person runs have in common: the Debian packages, and how a preset is built. To be sourced;
# the sourcing script sets `root`, the folder of the checkout.
# shellcheck disable=SC2034 # the lists are read by the scripts that source this

# What compiles nashra.
build_packages=(g++ cmake ninja-build pkg-config ccache
  libcli11-dev libdeflate-dev libfmt-dev libfontconfig-dev libfreetype-dev libharfbuzz-dev libhyphen-dev
  libicu-dev libjemalloc-dev libjpeg62-turbo-dev libmd4c-dev libpng-dev libpodofo-dev libqpdf-dev libyaml-cpp-dev nlohmann-json3-dev)
# What the shipped layouts set type with; the heavy weights of Noto Kufi are in -extra.
font_packages=(fonts-hosny-amiri fonts-noto-core fonts-noto-extra)
# What nashra looks up: the patterns by which words are divided, the colour profiles that make a PDF/A file.
data_packages=(hyphen-en-us hyphen-ru libgs-common)
# What the tests hold nashra's PDFs against, and what they are built on.
test_packages=(fonts-urw-base35 libfribidi-dev libfyaml-dev libgtest-dev git mupdf-tools poppler-utils python3 qpdf
  unicode-data)
# What the benches are built on.
bench_packages=(libbenchmark-dev python3 qpdf)
# What the second compiler needs.
clang_packages=(clang clang-tidy)

# Nothing but packages goes outside the checkout.
export CCACHE_DIR="${CCACHE_DIR:-$root/.cache/ccache}"

say() { printf '%s\n' "$@"; }

fail() {
  printf 'nashra: %s\n' "$@" >&2
  exit 1
}

missing_packages() {
  local package installed
  installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) || true
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# install_missing PACKAGE…: asks apt-get for what is not there; without anything missing it needs neither root nor net.
install_missing() {
  command -v apt-get >/dev/null ||
    fail "this script sets up Debian 12 or 13 (or a system with their packages), and apt-get is not here."
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0

  local by_hand="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  local as_root=(env)
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null || ! { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
      fail "some packages are missing, and only an administrator can install them. Please have this run as root, once:" \
        "  $by_hand"
    fi
    as_root=(sudo env)
  fi
  say "Installing ${#missing[@]} packages; on a new machine this takes some minutes: ${missing[*]}"
  local log=$root/build/apt.log
  mkdir -p "$root/build"
  if ! { "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q update &&
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install the packages; its last lines stand above, all of them in $log." \
      "Is there a network connection, and is this Debian 12 or 13? The same by hand, as root:" "  $by_hand"
  fi
}

# build_preset PRESET [TARGET]: builds build/PRESET; configures it only where that is news.
build_preset() {
  local folder=$root/build/$1 settings=$root/CMakePresets.json
  if [[ ! -f $folder/build.ninja || $settings -nt $folder/build.ninja ]]; then
    (cd "$root" && cmake --preset "$1") || fail "cmake could not set up the build; its lines above say what it lacks."
  fi
  cmake --build "$folder" ${2:+--target "$2"} --parallel "$(nproc)" ||
    fail "the build failed; the first lines above with 'error' say where."
}
