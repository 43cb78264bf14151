"""Every external repository of the project. All of them come from the system:
nothing is downloaded. docs/dependencies.md says why each is there."""

load(":bazel_stubs.bzl", "NATIVE_CC_RULES", "NATIVE_JAVA_RULES", "native_rules", "no_coverage_tools")
load(":system_grpc.bzl", "system_grpc")
load(":system_library.bzl", "system_library")
load(":system_protobuf.bzl", "system_protobuf")

# Upstream's label -> Abseil's pkg-config module. To use another Abseil target,
# add it here.
_ABSEIL_TARGETS = {
    "absl/algorithm:algorithm": "absl_algorithm",
    "absl/algorithm:container": "absl_algorithm_container",
    "absl/base:base": "absl_base",
    "absl/base:config": "absl_config",
    "absl/base:core_headers": "absl_core_headers",
    "absl/cleanup:cleanup": "absl_cleanup",
    "absl/container:btree": "absl_btree",
    "absl/container:fixed_array": "absl_fixed_array",
    "absl/container:flat_hash_map": "absl_flat_hash_map",
    "absl/container:flat_hash_set": "absl_flat_hash_set",
    "absl/container:inlined_vector": "absl_inlined_vector",
    "absl/container:node_hash_map": "absl_node_hash_map",
    "absl/container:node_hash_set": "absl_node_hash_set",
    "absl/functional:any_invocable": "absl_any_invocable",
    "absl/functional:function_ref": "absl_function_ref",
    "absl/hash:hash": "absl_hash",
    "absl/memory:memory": "absl_memory",
    "absl/meta:type_traits": "absl_type_traits",
    "absl/numeric:bits": "absl_bits",
    "absl/numeric:int128": "absl_int128",
    "absl/random:random": "absl_random_random",
    "absl/status:status": "absl_status",
    "absl/status:statusor": "absl_statusor",
    "absl/strings:cord": "absl_cord",
    "absl/strings:str_format": "absl_str_format",
    "absl/strings:strings": "absl_strings",
    "absl/synchronization:synchronization": "absl_synchronization",
    "absl/time:time": "absl_time",
    "absl/types:optional": "absl_optional",
    "absl/types:span": "absl_span",
    "absl/types:variant": "absl_variant",
    "absl/utility:utility": "absl_utility",
}

def _maybe(rule, name, **kwargs):
    # A repository that the embedding workspace declared first wins.
    if not native.existing_rule(name):
        rule(name = name, **kwargs)

def summarizer_repositories():
    """Declares what the project depends on."""
    _maybe(native_rules, name = "rules_cc", rules = NATIVE_CC_RULES)
    _maybe(native_rules, name = "rules_java", rules = NATIVE_JAVA_RULES)
    _maybe(no_coverage_tools, name = "remote_coverage_tools")
    _maybe(system_protobuf, name = "com_google_protobuf")
    _maybe(
        system_library,
        name = "com_google_absl",
        debian_package = "libabsl-dev",
        header = "absl/base/config.h",
        targets = _ABSEIL_TARGETS,
    )
    _maybe(
        system_library,
        name = "com_googlesource_code_re2",
        debian_package = "libre2-dev",
        header = "re2/re2.h",
        targets = {":re2": "re2"},
    )
    _maybe(
        system_library,
        name = "simdjson",
        debian_package = "libsimdjson-dev",
        header = "simdjson.h",
        targets = {":simdjson": "simdjson"},
    )
    _maybe(
        system_library,
        name = "libstemmer",
        debian_package = "libstemmer-dev",
        header = "libstemmer.h",
        targets = {":stemmer": "-lstemmer"},
    )
    _maybe(
        system_library,
        name = "xxhash",
        debian_package = "libxxhash-dev",
        header = "xxhash.h",
        targets = {":xxhash": "libxxhash"},
    )
    _maybe(
        system_library,
        name = "zstd",
        debian_package = "libzstd-dev",
        header = "zstd.h",
        targets = {":zstd": "libzstd"},
    )
    _maybe(
        system_library,
        name = "utf8proc",
        debian_package = "libutf8proc-dev",
        header = "utf8proc.h",
        targets = {":utf8proc": "libutf8proc"},
    )
    _maybe(
        system_library,
        name = "cli11",
        debian_package = "libcli11-dev",
        header = "CLI/CLI.hpp",
        targets = {":cli11": ""},
    )
    _maybe(
        system_library,
        name = "com_google_googletest",
        debian_package = "libgtest-dev libgmock-dev",
        header = "gmock/gmock.h",
        # As upstream, :gtest brings GoogleMock.
        targets = {
            ":gtest": "gmock",
            ":gtest_main": "gmock_main",
        },
    )
    _maybe(
        system_library,
        name = "com_github_google_benchmark",
        debian_package = "libbenchmark-dev",
        header = "benchmark/benchmark.h",
        targets = {
            ":benchmark": "benchmark",
            ":benchmark_main": "-lbenchmark_main -lbenchmark",
        },
    )
    _maybe(system_grpc, name = "com_github_grpc_grpc")
    _maybe(
        system_library,
        name = "com_github_jupp0r_prometheus_cpp",
        debian_package = "prometheus-cpp-dev",
        header = "prometheus/exposer.h",
        targets = {
            "core:core": "prometheus-cpp-core",
            "pull:pull": "-lprometheus-cpp-pull -lprometheus-cpp-core",
        },
    )
