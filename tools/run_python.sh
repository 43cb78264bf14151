#!/usr/bin/env bash
# A Python script as a test.
exec python3 "$@"
