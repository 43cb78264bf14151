"""The repositories that Bazel 4 would otherwise download for itself."""

def _native_rules_impl(rctx):
    language = rctx.name[len("rules_"):]
    rctx.file("BUILD.bazel")
    rctx.file(language + "/BUILD.bazel")
    rctx.file(
        language + "/defs.bzl",
        "\n".join(["%s = native.%s" % (rule, rule) for rule in rctx.attr.rules]) + "\n",
    )

# Bazel's own toolchains load their rules from @rules_LANGUAGE//LANGUAGE:defs.bzl;
# in Bazel 4 those rules are built in.
native_rules = repository_rule(
    implementation = _native_rules_impl,
    attrs = {"rules": attr.string_list(mandatory = True)},
)

NATIVE_CC_RULES = [
    "cc_binary",
    "cc_import",
    "cc_libc_top_alias",
    "cc_library",
    "cc_proto_library",
    "cc_test",
    "cc_toolchain",
    "cc_toolchain_suite",
    "fdo_prefetch_hints",
    "fdo_profile",
    "objc_import",
    "objc_library",
]

NATIVE_JAVA_RULES = [
    "java_binary",
    "java_import",
    "java_library",
    "java_runtime",
    "java_toolchain",
]

def _no_coverage_tools_impl(rctx):
    rctx.file("BUILD.bazel", """filegroup(
    name = "coverage_report_generator",
    visibility = ["//visibility:public"],
)
""")

# Every test depends on it, though only `bazel coverage` runs it.
no_coverage_tools = repository_rule(implementation = _no_coverage_tools_impl)
