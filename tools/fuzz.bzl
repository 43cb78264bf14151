"""Fuzz targets that are tests as well."""

def cc_fuzz_test(name, srcs, corpus = [], dictionary = None, deps = [], **kwargs):
    """A test around `LLVMFuzzerTestOneInput(const uint8_t*, size_t)`.

    As a plain test it replays the empty input and every file of the corpus: the
    seeds, and what was found. `./dev fuzz` fuzzes all of them; for one:
        bazel run --config=fuzz //summarizer/text:document_fuzz -- /tmp/corpus -max_total_time=60

    Args:
      name: by convention ends in `_fuzz`.
      srcs: define LLVMFuzzerTestOneInput.
      corpus: files to replay. Of X_fuzz, the folder X_corpus takes what was found.
      dictionary: of libFuzzer, for `./dev fuzz`.
      deps: as for cc_test.
      **kwargs: as for cc_test.
    """
    native.cc_test(
        name = name,
        srcs = srcs,
        args = select({
            # libFuzzer has a main of its own; flags given to `bazel run` win.
            "//tools:libfuzzer": ["-max_total_time=10"],
            "//conditions:default": ["$(locations %s)" % f for f in corpus],
        }),
        data = corpus + ([dictionary] if dictionary else []),
        tags = ["fuzz"],
        linkopts = select({
            "//tools:libfuzzer": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        deps = deps + select({
            "//tools:libfuzzer": [],
            "//conditions:default": ["//tools:fuzz_replay"],
        }),
        **kwargs
    )
