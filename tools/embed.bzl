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
        cmd = "\n".join([
            "{",
            "echo '// Generated from $<.'",
            "echo '#pragma once'",
            "echo '#include <string_view>'",
            "echo 'namespace %s {'" % namespace,
            "printf 'inline constexpr std::string_view %s = R\"EMBED('" % constant,
            "cat $<",
            "echo ')EMBED\";'",
            "echo '}  // namespace %s'" % namespace,
            "} > $@",
        ]),
        **kwargs
    )
