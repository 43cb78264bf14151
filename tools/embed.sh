#!/bin/sh
# A file as a C++ constant: a header with its bytes as a constexpr string_view,
# and the hexadecimal SHA-256 of them as a second one, CONSTANTSha256.
# Bazel (embed.bzl) and CMake both call it.
#
# usage: embed.sh FILE HEADER CONSTANT NAMESPACE
#
# FILE does not hold `)EMBED"`.
set -eu
{
  echo "// Generated from ${1##*/}."
  echo '#pragma once'
  echo '#include <string_view>'
  echo "namespace $4 {"
  printf 'inline constexpr std::string_view %s = R"EMBED(' "$3"
  cat "$1"
  echo ')EMBED";'
  sum=$(sha256sum "$1")
  printf 'inline constexpr std::string_view %sSha256 =\n    "%s";\n' "$3" "${sum%% *}"
  echo "}  // namespace $4"
} >"$2"
