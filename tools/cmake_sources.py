#!/usr/bin/env python3
"""Writes cmake/sources.cmake from what Bazel knows.

usage: cmake_sources.py LIBRARY_XML COMMAND_XML

The arguments are outputs of `bazel query --output=xml 'deps(…)'`: of the
library, and of the command, from which the library's files are left out.
"""

import sys
import xml.etree.ElementTree

# The schemas that are part of the API; other protos stay inside.
PUBLIC_PROTOS = "proto/summarizer/"


def path(label):
    return label[len("//"):].replace(":", "/").lstrip("/")


def read(file):
    """Returns (sources, protos, embedded) of one query, sorted."""
    sources, protos, embedded = set(), set(), set()
    for node in xml.etree.ElementTree.parse(file).getroot():
        name = node.get("name")
        if not name.startswith("//"):
            continue
        if node.tag == "source-file":
            if name.endswith(".cc"):
                sources.add(path(name))
            elif name.endswith(".proto"):
                protos.add(path(name))
        elif node.get("class") == "genrule":
            command = node.find("string[@name='cmd']").get("value").split()
            if command[0:2] != ["$(location", "//tools:embed.sh)"]:
                sys.exit(f"{name}: a genrule that the CMake build does not know")
            constant, namespace = command[-2:]
            source = node.find("list[@name='srcs']/label").get("value")
            out = node.find("list[@name='outs']/output").get("value")
            embedded.add((path(source), path(out), constant, namespace))
    return sources, protos, embedded


def variable(name, values):
    return "\n".join([f"set({name}"] + [f"  {v}" for v in sorted(values)] + [")\n"])


def main(library, command):
    sources, protos, embedded = read(library)
    more_sources, more_protos, more_embedded = read(command)
    if more_protos - protos or more_embedded - embedded:
        sys.exit("the command has protos or embedded files of its own")
    print("# Generated from Bazel's targets by `./dev sources`; do not edit.\n")
    print(variable("SUMMARIZER_SOURCES", sources))
    print(variable("SUMMARIZER_COMMAND_SOURCES", more_sources - sources))
    public = {p for p in protos if p.startswith(PUBLIC_PROTOS)}
    print(variable("SUMMARIZER_PUBLIC_PROTOS", public))
    print(variable("SUMMARIZER_PRIVATE_PROTOS", protos - public))
    print("# File, header, constant and namespace, four by four.")
    print(variable("SUMMARIZER_EMBEDDED", {"\n  ".join(e) for e in embedded}), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
