#!/usr/bin/env python3
"""Turns `bazel aquery --output=jsonproto` (stdin) into compile_commands.json (stdout).

usage: compile_commands.py WORKSPACE_ROOT
"""

import json
import sys

# What g++ knows and clang's tools don't.
UNKNOWN_TO_CLANG = {"-fno-canonical-system-headers"}


def main(root):
    commands = []
    for action in json.load(sys.stdin).get("actions", []):
        arguments = [a for a in action["arguments"] if a not in UNKNOWN_TO_CLANG]
        source = arguments[arguments.index("-c") + 1]
        # Paths are relative to the execution root; the work tree has the same
        # sources, and bazel-out as a link.
        if not source.startswith(("bazel-out/", "external/")):
            commands.append({"directory": root, "file": source, "arguments": arguments})
    json.dump(commands, sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
