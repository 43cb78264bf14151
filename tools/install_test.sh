#!/usr/bin/env bash
# Installs the library into a clean prefix and builds and runs its consumers in
# examples/. Its last line is `install test passed`; ./dev install-test calls it.
#
# usage: install_test.sh ROOT [BUILD_FOLDER to use again]
set -euo pipefail
root=$1
build=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
build=${build:-$work/build}

say() { echo "== $*" >&2; }
die() {
  echo "install_test: $*" >&2
  exit 1
}
# Runs a command; its output is shown only if it fails.
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "failed: $*"; }; }

say "build and install into $prefix"
quietly cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O1 \
  -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib
quietly cmake --build "$build" -j "$(nproc)"
quietly cmake --install "$build"

# The quickstart prints what the README says.
expect() {
  local printed
  printed=$("$@") || die "failed: $*"
  python3 - "$root/README.md" "$printed" <<'END' || die "not what the README says: $printed"
import sys
sys.exit(f"```text\n{sys.argv[2]}\n```" not in open(sys.argv[1], encoding="utf-8").read())
END
}

say "what is installed"
for file in include/summarizer/{summarizer,history,export,version,c/summarizer,v1/digest.pb}.h \
  share/summarizer/proto/summarizer/v1/article.proto share/man/man1/summarize.1 lib/libsummarizer.a; do
  [[ -s $prefix/$file ]] || die "not installed: $file"
done
version=$(sed -n 's/^#define SUMMARIZER_VERSION "\(.*\)"$/\1/p' "$root/summarizer/version.h")
[[ $("$prefix/bin/summarize" --version) == "summarize $version, algorithm "* ]] || die "the command's version"
[[ $(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --modversion summarizer) == "$version" ]] ||
  die "pkg-config's version"
objdump -p "$prefix/lib/libsummarizer.so" | grep "SONAME *libsummarizer.so.${version%.*}$" >/dev/null || die "SONAME"
if nm -DC --defined-only "$prefix/lib/libsummarizer.so" |
  grep -E ' [TVBD] summarizer::(pipeline|ranking|repetition|rules|text)::'; then
  die "the shared library exports what is not its API"
fi

say "CMake"
quietly cmake -S "$root/examples/cmake" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$prefix"
quietly cmake --build "$work/cmake"
expect "$work/cmake/example"

say "pkg-config and make, in C++ and C"
cp -r "$root/examples" "$work/examples"
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
quietly make -C "$work/examples/pkg_config"
LD_LIBRARY_PATH=$prefix/lib expect "$work/examples/pkg_config/example"
article='id: "1" body: "A flood in the Lume valley killed 12 people on Saturday."'
proto=$prefix/share/summarizer/proto
protoc -I"$proto" --encode=summarizer.v1.Article summarizer/v1/article.proto <<<"$article" |
  LD_LIBRARY_PATH=$prefix/lib "$work/examples/pkg_config/example_c" |
  protoc -I"$proto" --decode=summarizer.v1.ArticleDigest summarizer/v1/digest.proto |
  grep 'text: "A flood' >/dev/null || die "the C example"

say "static, by pkg-config"
quietly "${CXX:-c++}" -std=c++17 $(pkg-config --cflags summarizer) "$root/examples/quickstart.cc" \
  -o "$work/static" "$prefix/lib/libsummarizer.a" $(pkg-config --static --libs summarizer | sed 's/-lsummarizer//')
expect "$work/static"

say "Bazel"
(cd "$root/examples/bazel" && quietly bazel build //:example && expect bazel-bin/example)
echo "install test passed"
