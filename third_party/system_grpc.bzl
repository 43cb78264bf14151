"""The system's gRPC as @com_github_grpc_grpc, with upstream's cc_grpc_library."""

load(":system_library.bzl", "fail_missing", "pkg_config", "require_header")

_BUILD = """
package(default_visibility = ["//visibility:public"])

cc_library(
    name = "grpc++",
    linkopts = {linkopts},
)

cc_library(
    name = "grpc++_reflection",
    linkopts = ["-lgrpc++_reflection"],
    deps = [":grpc++"],
)

filegroup(
    name = "grpc_cpp_plugin",
    srcs = ["grpc_cpp_plugin.sh"],
)
"""

def _system_grpc_impl(rctx):
    require_header(rctx, "grpcpp/grpcpp.h", "libgrpc++-dev")
    plugin = rctx.which("grpc_cpp_plugin")
    if not plugin:
        fail_missing(rctx, "grpc_cpp_plugin", "protobuf-compiler-grpc")
    rctx.file("grpc_cpp_plugin.sh", '#!/bin/sh\nexec %s "$@"\n' % plugin)
    rctx.symlink(rctx.attr._cc_grpc_library, "bazel/cc_grpc_library.bzl")
    rctx.file("bazel/BUILD.bazel")
    linkopts = pkg_config(rctx, "-lgrpc++ -lgrpc -lgpr", "libgrpc++-dev").linkopts
    rctx.file("BUILD.bazel", _BUILD.format(linkopts = repr(linkopts)).lstrip())

system_grpc = repository_rule(
    implementation = _system_grpc_impl,
    attrs = {"_cc_grpc_library": attr.label(default = ":cc_grpc_library.bzl")},
    environ = ["CC", "PKG_CONFIG_PATH"],
    local = True,
    configure = True,
)
