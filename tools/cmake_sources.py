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


def closure(nodes, root):
    """Names of all that `root` depends on, itself included."""
    names, todo = set(), [root]
    while todo:
        name = todo.pop()
        if name in names or name not in nodes:
            continue
        names.add(name)
        todo += [i.get("name") for i in nodes[name].findall("rule-input")]
    return names


def read(file):
    """Returns (sources, protos, embedded, generated) of one query."""
    nodes = {n.get("name"): n for n in xml.etree.ElementTree.parse(file).getroot()}
    ours = {name: node for name, node in nodes.items() if name.startswith("//")}
    sources, protos, embedded, generated = set(), set(), set(), set()
    mains = set()  # Of programs that run while the library is built.
    for name, node in ours.items():
        if node.tag == "source-file":
            if name.endswith(".cc"):
                sources.add(path(name))
            elif name.endswith(".proto"):
                protos.add(path(name))
        elif node.get("class") == "genrule":
            command = node.find("string[@name='cmd']").get("value").split()
            inputs = [i.get("value") for i in node.findall("list[@name='srcs']/label")]
            out = node.find("list[@name='outs']/output").get("value")
            if command[0:2] == ["$(location", "//tools:embed.sh)"]:
                constant, namespace = command[-2:]
                embedded.add((path(inputs[0]), path(out), constant, namespace))
            elif command[2:] == ["$(SRCS)", ">", "$@"]:
                tool = node.find("list[@name='tools']/label").get("value")
                mains |= {
                    path(i.get("name"))
                    for i in ours[tool].findall("rule-input")
                    if i.get("name").endswith(".cc")
                }
                used = {path(n) for n in closure(ours, tool) if n.endswith(".cc")}
                generated.add(
                    (
                        path(out),
                        path(tool).split("/")[-1],
                        tuple(sorted(used)),
                        tuple(path(i) for i in inputs),
                    )
                )
            else:
                sys.exit(f"{name}: a genrule that the CMake build does not know")
    return sources - mains, protos, embedded, generated


def variable(name, values):
    return "\n".join([f"set({name}"] + [f"  {v}" for v in sorted(values)] + [")\n"])


def main(library, command):
    sources, protos, embedded, generated = read(library)
    more_sources, more_protos, more_embedded, more_generated = read(command)
    if more_protos - protos or more_generated - generated:
        sys.exit("the command has protos or generated files of its own")
    print("# Generated from Bazel's targets by `./dev sources`; do not edit.\n")
    print(variable("SUMMARIZER_SOURCES", sources))
    print(variable("SUMMARIZER_COMMAND_SOURCES", more_sources - sources))
    public = {p for p in protos if p.startswith(PUBLIC_PROTOS)}
    print(variable("SUMMARIZER_PUBLIC_PROTOS", public))
    print(variable("SUMMARIZER_PRIVATE_PROTOS", protos - public))
    print("# File, header, constant and namespace, four by four.")
    print(variable("SUMMARIZER_EMBEDDED", {"\n  ".join(e) for e in embedded}))
    more = more_embedded - embedded
    print(variable("SUMMARIZER_COMMAND_EMBEDDED", {"\n  ".join(e) for e in more}))
    print("# Programs that each write a file, their sources, and what they read.")
    print(variable("SUMMARIZER_GENERATORS", {program for _, program, _, _ in generated}))
    for out, program, used, inputs in sorted(generated):
        print(f"set({program}_FILE {out})")
        print(variable(f"{program}_SOURCES", used))
        print("\n".join([f"set({program}_INPUTS"] + [f"  {i}" for i in inputs] + [")"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
