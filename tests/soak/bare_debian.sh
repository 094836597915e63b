#!/usr/bin/env bash
# The proof on a bare machine: tests/soak/bare_debian.sh {bookworm|trixie}
# Makes a minimal Debian in a folder, puts a fresh clone of HEAD into it, at a path with a space, and runs examples/run.sh and
# tests/run.sh there; then both once more without network and without root, to show that nothing is downloaded or
# rebuilt. Packages come from the Debian mirror that this machine's apt uses; NASHRA_SOAK_DIR keeps the minimal systems and
# the downloaded packages for the next time. Needs root; mounts nothing that outlives it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/support/debian.sh"

release=${1:-}
[[ $release == bookworm || $release == trixie ]] || fail "usage: tests/soak/bare_debian.sh {bookworm|trixie}"
((EUID == 0)) || fail "a chroot is made by root; please run this as root."
install_missing debootstrap git

store=${NASHRA_SOAK_DIR:-/var/cache/nashra-soak}
pristine=$store/$release.tar
archives=$store/$release-archives
bare=$store/$release
checkout="/home/desk/nashra bulletin"
desk=1000

# The host's apt knows the mirror (and expands that variable itself).
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/$') || fail "apt knows of no Debian mirror here."

make_pristine() {
  say "Making a minimal $release"
  debootstrap --variant=minbase --include=ca-certificates "$release" "$bare" "$mirror" >"$store/$release-debootstrap.log" ||
    fail "debootstrap failed; see $store/$release-debootstrap.log."
  tar -C "$bare" -cf "$pristine.part" .
  mv "$pristine.part" "$pristine"
}

remove_bare() {
  if grep -qF " $bare/" /proc/self/mounts; then fail "$bare has something mounted in it; please unmount that first."; fi
  rm -rf --one-file-system "$bare"
}

unpack() {
  remove_bare
  mkdir -p "$bare" "$archives"
  [[ -f $pristine ]] || make_pristine
  remove_bare
  mkdir -p "$bare"
  tar -C "$bare" -xf "$pristine"
  apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' >"$bare/etc/apt/apt.conf.d/10-host" || true
  find "$archives" -name '*.deb' -exec cp -t "$bare/var/cache/apt/archives" {} +
  cp /etc/resolv.conf /etc/hosts "$bare/etc/"
  git clone --quiet --no-hardlinks "$root" "$bare$checkout"
}

keep_archives() { find "$bare/var/cache/apt/archives" -name '*.deb' -exec cp -n -t "$archives" {} +; }

# inside NAME UNSHARE-OPTIONS… -- COMMAND…: runs in the bare system, in namespaces of its own, so that its mounts and
# processes end with it.
inside() {
  local name=$1 spaces=() started=$SECONDS
  shift
  while [[ $1 != -- ]]; do spaces+=("$1") && shift; done
  shift
  say "== $release: $name"
  unshare --mount --pid --fork --kill-child --mount-proc="$bare/proc" "${spaces[@]}" \
    chroot "$bare" env -i -C "$checkout" PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/desk LC_ALL=C.UTF-8 \
    "$@" || fail "$release: $name failed."
  say "== $release: $name took $((SECONDS - started)) s"
}

as_desk=(setpriv "--reuid=$desk" "--regid=$desk" --clear-groups)

unpack
trap keep_archives EXIT
inside "examples/run.sh on a bare machine" -- examples/run.sh
inside "tests/run.sh after it" -- tests/run.sh
chown -R "$desk:$desk" "$bare/home/desk"
inside "examples/run.sh again, offline, as an ordinary user" --net -- "${as_desk[@]}" examples/run.sh
inside "tests/run.sh again, offline, as an ordinary user" --net -- "${as_desk[@]}" tests/run.sh
keep_archives
trap - EXIT
remove_bare
say "== $release: everything passed"
