# What the library links, for its own build and for programs that find it.
# Public: what its headers use. Private: what only it uses; a program that
# links the static library links them too. docs/dependencies.md says what for.
include(CMakeFindDependencyMacro)
find_dependency(absl)
find_dependency(Protobuf)
find_dependency(PkgConfig)
find_dependency(Threads)
pkg_check_modules(summarizer_private REQUIRED IMPORTED_TARGET GLOBAL
                  re2 simdjson libutf8proc libxxhash libzstd absl_flat_hash_map absl_flat_hash_set
                  absl_time absl_str_format)

set(SUMMARIZER_PUBLIC_LIBRARIES protobuf::libprotobuf absl::status absl::statusor absl::strings
                                absl::span)
set(SUMMARIZER_PRIVATE_LIBRARIES PkgConfig::summarizer_private stemmer Threads::Threads)
set(SUMMARIZER_COMMAND_LIBRARIES)
