#!/bin/sh
# usage: sources_test.sh CHECKED_IN FRESH
if diff -u "$1" "$2"; then exit 0; fi
echo "cmake/sources.cmake is stale: run ./dev sources" >&2
exit 1
