#!/bin/sh
# Every flag of the command is in its manual page, and the other way round.
# usage: man_test.sh SUMMARIZE PAGE
set -u
flags() { grep -oE -e '--[a-z_]+' | grep -v -e '--help$' | sort -u; }
expected=$({ "$1" --help; for verb in digest articles sentences; do "$1" "$verb" --help; done; } | flags)
found=$(sed 's/\\-/-/g' "$2" | flags)
if [ "$(echo "$expected" | wc -l)" -lt 10 ]; then
  echo "found hardly a flag in --help: the test is broken" >&2
  exit 1
fi
if [ "$expected" = "$found" ]; then exit 0; fi
echo "man/summarize.1 and --help differ:" >&2
printf '%s\n' "--help:" "$expected" "manual page:" "$found" >&2
exit 1
