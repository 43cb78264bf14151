"""Files as C++ constants."""

def cc_embed(name, src, out, constant, namespace, **kwargs):
    """A header with the bytes of `src` as an inline constexpr string_view.

    Args:
      name: of the genrule.
      src: the file; it does not hold `)EMBED"`.
      out: name of the header.
      constant: name of the constant.
      namespace: of the constant.
      **kwargs: as for genrule.
    """
    native.genrule(
        name = name,
        srcs = [src],
        outs = [out],
        # tools/cmake_sources.py reads this line for the CMake build.
        cmd = "$(location //tools:embed.sh) $< $@ %s %s" % (constant, namespace),
        tools = ["//tools:embed.sh"],
        **kwargs
    )
