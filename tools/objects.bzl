"""The object files behind a library."""

def _cc_objects_impl(ctx):
    files = {}
    for dep in ctx.attr.deps:
        for linked in dep[CcInfo].linking_context.linker_inputs.to_list():
            for library in linked.libraries:
                for file in library.pic_objects or library.objects or []:
                    files[file] = None
    return [DefaultInfo(files = depset(files.keys()), runfiles = ctx.runfiles(files.keys()))]

cc_objects = rule(
    implementation = _cc_objects_impl,
    doc = "All objects that a program would link with `deps`, but for the system's.",
    attrs = {"deps": attr.label_list(providers = [CcInfo], mandatory = True)},
)
