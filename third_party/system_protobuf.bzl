"""The system's protobuf as @com_google_protobuf, with all that Bazel's own
proto_library and cc_proto_library ask of that repository."""

load(":system_library.bzl", "fail_missing", "pkg_config", "require_header")

_WELL_KNOWN = ["any", "api", "duration", "empty", "field_mask", "source_context", "struct", "timestamp", "type", "wrappers"]

# What a well-known type imports of the others.
_WELL_KNOWN_DEPS = {
    "api": [":source_context_proto", ":type_proto"],
    "type": [":any_proto", ":source_context_proto"],
}

_BUILD = """
package(default_visibility = ["//visibility:public"])

filegroup(
    name = "protoc",
    srcs = ["protoc.sh"],
)

cc_library(
    name = "protobuf",
    linkopts = {linkopts},
)

# json_util.h is part of libprotobuf.
alias(
    name = "json_util",
    actual = ":protobuf",
)

cc_library(
    name = "protobuf_lite",
    linkopts = {lite_linkopts},
)

# The library already holds the well-known types: generating them again would
# register each of them twice.
proto_lang_toolchain(
    name = "cc_toolchain",
    blacklisted_protos = {well_known},
    command_line = "--cpp_out=$(OUT)",
    runtime = ":protobuf",
)
"""

_WELL_KNOWN_BUILD = """
proto_library(
    name = "{name}_proto",
    srcs = ["google/protobuf/{name}.proto"],
    deps = {deps},
)
"""

def _system_protobuf_impl(rctx):
    require_header(rctx, "google/protobuf/message.h", "libprotobuf-dev")
    protoc = rctx.which("protoc")
    if not protoc:
        fail_missing(rctx, "protoc", "protobuf-compiler")
    rctx.file("protoc.sh", '#!/bin/sh\nexec %s "$@"\n' % protoc)

    includes = rctx.execute(["pkg-config", "--variable=includedir", "protobuf"]).stdout.strip()
    rctx.symlink(includes + "/google", "google")

    build = _BUILD.format(
        linkopts = repr(pkg_config(rctx, "protobuf", "libprotobuf-dev").linkopts + ["-pthread"]),
        lite_linkopts = repr(pkg_config(rctx, "protobuf-lite", "libprotobuf-dev").linkopts + ["-pthread"]),
        well_known = repr([":%s_proto" % name for name in _WELL_KNOWN]),
    )
    for name in _WELL_KNOWN:
        build += _WELL_KNOWN_BUILD.format(name = name, deps = repr(_WELL_KNOWN_DEPS.get(name, [])))
    rctx.file("BUILD.bazel", build.lstrip())

system_protobuf = repository_rule(
    implementation = _system_protobuf_impl,
    environ = ["CC", "PKG_CONFIG_PATH"],
    local = True,
    configure = True,
)
