#!/usr/bin/env bash
# Sheaf from a fresh clone: ./setup.sh help says what each command does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly program=build/release/bin/sheaf

# What has to be there: "command:package" where a command is what counts, else package names of which
# one must be installed (the first is the one to install).
readonly build_needs=(
  ca-certificates g++:g++ cmake:cmake ninja:ninja-build pkg-config:pkg-config ccache:ccache
  libgumbo-dev 'libcurl4-openssl-dev|libcurl4-gnutls-dev|libcurl4-nss-dev' libre2-dev
  nlohmann-json3-dev libicu-dev libpsl-dev libidn2-dev libcli11-dev nettle-dev libtomlplusplus-dev libexpat1-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
  zlib1g-dev libbrotli-dev libzstd-dev libsqlite3-dev
  liberfa-dev
  libgtest-dev libgmock-dev libbenchmark-dev libxml2-dev
)
readonly test_needs=(python3:python3 python3-jsonschema python3-yaml
  tidy:tidy hugo:hugo bibtool:bibtool cmark-gfm:cmark-gfm openssl:openssl valgrind:valgrind)
# For the steps of `test` that are left out where these cannot be had.
readonly lint_needs=(
  clang++:clang clang-tidy:clang-tidy clang-format:clang-format
  'libclang-rt-dev|libclang-rt-14-dev|libclang-rt-18-dev|libclang-rt-19-dev'
)

help() {
  cat <<'EOF'
Usage: ./setup.sh COMMAND

  demo    install what is missing, build the program, show it at work on corpus/pages
  test    install what is missing, build with warnings as errors, run every test; then the same
          tests with the sanitizers, the fuzz targets, clang-tidy and the format check
  fuzz N  install what is missing, run every fuzz target for N minutes, one on each core at a time;
          ends with a line for each: runs, edges reached, findings with the file that shows them
  build   install what is missing, build the program: build/release/bin/sheaf
  deps    install what is missing, for all of the above

Packages are installed with apt-get (Debian 12 and 13, Ubuntu 24.04), as root or with sudo; nothing
that is installed is changed or removed. FUZZ_SECONDS=240 is how long `test` fuzzes, if two targets
run at a time; with 0 it only replays the inputs of tests/fuzz/seeds.
EOF
}

say() { printf '\n== %s\n' "$*"; }

# ---- what is installed ----

# Path of a tool, also if it is there only under a versioned name: clang++-14.
find_tool() {
  local version
  for version in '' -14 -15 -16 -17 -18 -19 -20; do
    command -v "$1$version" && return
  done
  return 1
}

is_installed() {
  local name names
  if [[ $1 == *:* ]]; then
    find_tool "${1%%:*}" >/dev/null
    return
  fi
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] && return
  done
  return 1
}

# One package a line for each need given that is not met.
missing_packages() {
  local need package
  for need in "$@"; do
    is_installed "$need" && continue
    package=${need%%|*}
    printf '%s\n' "${package##*:}"
  done
}

# ---- installing ----

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=120 "$@" \
    >>build/packages.log 2>&1 </dev/null
}

# Installs what is missing of the needs given. Fails with one line that says what to do.
install_missing() {
  command -v dpkg-query >/dev/null || return 0 # no Debian: cmake will name what it misses
  local packages
  mapfile -t packages < <(missing_packages "$@")
  [[ ${#packages[@]} -eq 0 ]] && return
  mkdir -p build
  : >build/packages.log
  if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
    echo "setup.sh: not root and no sudo; as root: apt-get install ${packages[*]}" >&2
    return 1
  fi
  say "Installing ${packages[*]}"
  apt update || true # an old list may do
  apt install --no-install-recommends --no-remove "${packages[@]}" && return
  echo "setup.sh: apt-get could not install: ${packages[*]} (see build/packages.log)" >&2
  tail -n 3 build/packages.log >&2
  return 1
}

# ---- building and testing ----

configure() {
  cmake --preset "$@" >build/configure.log 2>&1 || { cat build/configure.log; return 1; }
}

# Runs a command without address randomisation where that can be had: the sanitizers of older
# compilers cannot start on kernels that randomise more bits than they know.
calmly() {
  if setarch "$(uname -m)" -R true 2>/dev/null; then
    setarch "$(uname -m)" -R "$@"
  else
    "$@"
  fi
}

# Builds a preset with warnings as errors.
build_strictly() {
  local preset=$1
  shift
  configure "$preset" -DSHEAF_WERROR=ON "$@" && cmake --build --preset "$preset"
}

# Builds a preset with warnings as errors and runs its tests.
check_preset() { build_strictly "$@" && calmly ctest --preset "$1"; }

# One build of clang's for the tests with the sanitizers and for the fuzz targets: it takes half of
# the time that gcc takes for the tests alone. The fuzz targets run on their own, as they take all
# that the machine has.
check_with_clang() {
  local seconds=${FUZZ_SECONDS-240}
  build_strictly fuzz -DSHEAF_FUZZ_SECONDS="$seconds" &&
    calmly ctest --preset fuzz -LE fuzz || return
  [[ $seconds -eq 0 ]] || calmly ctest --preset fuzz -L fuzz -j "$(nproc)" --output-junit fuzz.xml
}

check_tidy() {
  configure tidy && cmake --build --preset tidy -- -k 0
}

# The version whose formatting is the house's: others differ in details.
find_clang_format() {
  local tool
  for tool in clang-format-14 clang-format; do
    [[ $("$tool" --version 2>/dev/null) == *'version 14.'* ]] && echo "$tool" && return
  done
  return 1
}

check_format() {
  find . -path ./build -prune -o \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 "$(find_clang_format)" --dry-run --Werror
}

# ---- the steps of `test` and how they ended ----

summary=()
outcome=0

# step NAME COMMAND...: runs it and goes on, whatever comes of it.
step() {
  local name=$1 began=$SECONDS result=ok
  shift
  say "$name"
  "$@" || { result=FAILED outcome=1; }
  summary+=("$(printf '%-8s %-6s %4d s' "$name" "$result" $((SECONDS - began)))")
}

leave_out() { summary+=("$(printf '%-8s left out: %s' "$1" "$2")"); }

# Reads ctest's reports. A test that runs under several presets is one test, and failed if it failed
# under any; one that was skipped is neither passed nor failed.
count_tests() {
  awk -F '"' '
    $1 ~ /<testcase name=$/ { seen[$2]; state[$2, $8] }
    END {
      for (name in seen) {
        if ((name, "fail") in state) ++failed
        else if ((name, "run") in state) ++passed
        else ++skipped
      }
      if (skipped) printf "%d skipped\n", skipped
      printf "%d passed, %d failed\n", passed, failed
    }' build/*/*.xml
}

# ---- commands ----

cmd_deps() {
  install_missing "${build_needs[@]}" "${test_needs[@]}"
  install_missing "${lint_needs[@]}"
}

cmd_build() {
  install_missing "${build_needs[@]}"
  say "Building $program"
  configure release
  cmake --build --preset release --target sheaf
}

# Reads records that have only title, publisher and published, one a line; writes a table.
table() {
  local text='(null|"(([^"\\]|\\.)*)")' published publisher title
  sed -E "s/^\{\"title\":$text,\"publisher\":$text,\"published\":$text\}\$/\\8\x1f\\5\x1f\\2/; s/\\\\\"/\"/g" |
    while IFS=$'\x1f' read -r published publisher title; do
      printf '  %-10s  %s%s\n' "${published:0:10}" "${title:-(no title)}" "${publisher:+  | $publisher}"
    done
}

# Of some pages the corpus expects that there is no article: the program names them, and its exit
# code 1 says so too.
extract() { "$program" extract "$@" || [[ $? -eq 1 ]]; }

cmd_demo() {
  local page=corpus/pages/wordpress-blog.html
  cmd_build
  say "$program extract corpus/pages --fields title,publisher,published"
  extract corpus/pages --fields title,publisher,published | table
  say "$program extract $page --pretty"
  extract "$page" --pretty
}

# fuzz_one SECONDS TARGET: its line goes to a file of its own, as several run at once.
fuzz_one() {
  local target=$2
  calmly tests/fuzz/run "build/fuzz/bin/$target" "$1" >"build/fuzz/fuzz/$target.end"
}

cmd_fuzz() {
  local minutes=$1 targets outcome=0
  install_missing "${build_needs[@]}" "${lint_needs[@]}"
  configure fuzz
  cmake --build --preset fuzz --target fuzzers
  mkdir -p build/fuzz/fuzz
  mapfile -t targets < <(basename -s .cpp tests/fuzz/fuzz_*.cpp)
  say "Fuzzing ${#targets[@]} targets, each for $minutes min"
  export -f calmly fuzz_one
  printf '%s\0' "${targets[@]}" |
    xargs -0 -n 1 -P "$(nproc)" bash -c 'fuzz_one "$@"' - $((minutes * 60)) || outcome=1
  say "Targets"
  (cd build/fuzz/fuzz && tail -q -n 1 "${targets[@]/%/.end}")
  return "$outcome"
}

cmd_test() {
  install_missing "${build_needs[@]}" "${test_needs[@]}"
  install_missing "${lint_needs[@]}" || echo "setup.sh: going on without them"
  rm -f build/*/*.xml

  if find_clang_format >/dev/null; then step format check_format; else leave_out format 'no clang-format 14'; fi
  step release check_preset release
  if find_tool clang++ >/dev/null; then
    step sanitize check_with_clang
  else
    step sanitize check_preset asan
    leave_out fuzz 'no clang'
  fi
  if find_tool clang-tidy >/dev/null; then step tidy check_tidy; else leave_out tidy 'no clang-tidy'; fi

  say "Steps"
  printf '%s\n' "${summary[@]}"
  # Without the release tests the others' count would pass for all of them.
  if [[ -f build/release/junit.xml ]]; then count_tests; else echo "The tests of the release build did not run"; fi
  return "$outcome"
}

main() {
  case ${1-help} in
    demo | test | build | deps) ;;
    fuzz)
      [[ ${2-} =~ ^[1-9][0-9]*$ ]] || { echo "setup.sh: fuzz needs a number of minutes: ./setup.sh fuzz 10" >&2; return 2; }
      ;;
    help | -h | --help) help; return ;;
    *) echo "setup.sh: unknown command '$1'" >&2; help >&2; return 2 ;;
  esac
  mkdir -p build
  "cmd_$1" "${@:2}"
}
main "$@"
