"""What upstream's //bazel:cc_grpc_library.bzl has, for the system's gRPC.

system_grpc.bzl puts it into @com_github_grpc_grpc.
"""

def _grpc_sources_impl(ctx):
    info = ctx.attr.proto[ProtoInfo]
    headers, sources, arguments = [], [], []
    for proto in info.direct_sources:
        # As it is imported: below the root that strip_import_prefix makes.
        name = proto.path
        if info.proto_source_root and name.startswith(info.proto_source_root + "/"):
            name = name[len(info.proto_source_root) + 1:]
        stem = name[:-len(".proto")]
        headers.append(ctx.actions.declare_file(stem + ".grpc.pb.h"))
        sources.append(ctx.actions.declare_file(stem + ".grpc.pb.cc"))
        arguments.append(name)
    folder = headers[0].path[:-len(arguments[0][:-len(".proto")] + ".grpc.pb.h")]
    descriptors = info.transitive_descriptor_sets
    ctx.actions.run(
        executable = ctx.executable._protoc,
        arguments = [
            "--plugin=protoc-gen-grpc=" + ctx.executable._plugin.path,
            "--grpc_out=" + folder,
            "--descriptor_set_in=" + ":".join([d.path for d in descriptors.to_list()]),
        ] + arguments,
        inputs = descriptors,
        tools = [ctx.executable._plugin],
        outputs = headers + sources,
        mnemonic = "GrpcProtoCompile",
    )
    return [
        DefaultInfo(files = depset(headers + sources)),
        OutputGroupInfo(headers = depset(headers)),
    ]

_grpc_sources = rule(
    implementation = _grpc_sources_impl,
    attrs = {
        "proto": attr.label(mandatory = True, providers = [ProtoInfo]),
        "_protoc": attr.label(
            default = "@com_google_protobuf//:protoc",
            allow_files = True,
            executable = True,
            cfg = "host",
        ),
        "_plugin": attr.label(
            default = "@com_github_grpc_grpc//:grpc_cpp_plugin",
            allow_files = True,
            executable = True,
            cfg = "host",
        ),
    },
)

def cc_grpc_library(name, srcs, deps, grpc_only, **kwargs):
    """Stubs and services of a proto.

    Args:
      name: of the cc_library.
      srcs: one proto_library.
      deps: its cc_proto_library.
      grpc_only: True; messages are cc_proto_library's.
      **kwargs: of cc_library.
    """
    if not grpc_only or len(srcs) != 1:
        fail("cc_grpc_library: only one proto_library, and grpc_only = True")
    _grpc_sources(name = name + "_files", proto = srcs[0])
    native.filegroup(
        name = name + "_headers",
        srcs = [":" + name + "_files"],
        output_group = "headers",
    )
    native.cc_library(
        name = name,
        srcs = [":" + name + "_files"],
        hdrs = [":" + name + "_headers"],
        includes = ["."],
        deps = deps + ["@com_github_grpc_grpc//:grpc++"],
        **kwargs
    )
