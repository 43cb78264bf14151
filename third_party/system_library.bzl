"""Makes external repositories out of libraries that the system has installed.

Headers come from the compiler's own search path, so a target is nothing but
its linker flags (and the defines that the library's ABI depends on).
"""

# A pkg-config module names all that it might need; load only what is used.
_AS_NEEDED = ["-Wl,--as-needed"]

def fail_missing(rctx, what, debian_package):
    fail("%s: %s not found. Install it with: apt-get install %s" % (rctx.name, what, debian_package))

def require_header(rctx, header, debian_package):
    """Fails, naming the Debian package, unless the compiler finds the header."""
    compiler = rctx.os.environ.get("CC", "") or "cc"
    check = "echo '#include <%s>' | %s -std=c++17 -x c++ -M -" % (header, compiler)
    if rctx.execute(["sh", "-c", check], quiet = True).return_code != 0:
        fail_missing(rctx, "the header <%s>" % header, debian_package)

def pkg_config(rctx, module, debian_package):
    """Returns struct(defines, linkopts) of a pkg-config module, or of plain `-lname` flags."""
    if module.startswith("-l"):
        return struct(defines = [], linkopts = _AS_NEEDED + module.split(" "))
    if not rctx.which("pkg-config"):
        fail_missing(rctx, "pkg-config", "pkg-config")
    result = rctx.execute(["pkg-config", "--cflags", "--libs", module])
    if result.return_code != 0:
        fail_missing(rctx, "the pkg-config module '%s'" % module, debian_package)
    flags = [f for f in result.stdout.strip().split(" ") if f]
    return struct(
        defines = [f[len("-D"):] for f in flags if f.startswith("-D")],
        linkopts = _AS_NEEDED + [f for f in flags if not f.startswith("-D") and not f.startswith("-I")],
    )

def _system_library_impl(rctx):
    require_header(rctx, rctx.attr.header, rctx.attr.debian_package)
    packages = {}
    for target, module in rctx.attr.targets.items():
        package, _, name = target.rpartition(":")
        flags = struct(defines = [], linkopts = [])
        if module:
            flags = pkg_config(rctx, module, rctx.attr.debian_package)
        rule = 'cc_library(\n    name = "%s",\n    defines = %s,\n    linkopts = %s,\n)\n' % (
            name,
            repr(flags.defines),
            repr(flags.linkopts),
        )
        packages.setdefault(package, []).append(rule)
    for package, rules in packages.items():
        build_file = package + "/BUILD.bazel" if package else "BUILD.bazel"
        rctx.file(
            build_file,
            'package(default_visibility = ["//visibility:public"])\n\n' + "\n".join(rules),
        )

system_library = repository_rule(
    implementation = _system_library_impl,
    attrs = {
        "header": attr.string(
            mandatory = True,
            doc = "A header that shows that the library's development files are there.",
        ),
        "debian_package": attr.string(mandatory = True, doc = "What to install when it is missing."),
        "targets": attr.string_dict(
            mandatory = True,
            doc = "'package:target' -> its pkg-config module, '-lname' flags, or '' if it is headers only.",
        ),
    },
    environ = ["CC", "PKG_CONFIG_PATH"],
    local = True,
    configure = True,
)
