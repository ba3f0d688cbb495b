# SPDX-License-Identifier: Apache-2.0
"""All resources, each under a name of its own, as _resources.pyi has them."""


def __getattr__(name):
    from ._methods import resource_class, tree
    plain = name.removeprefix("Async")
    for resource in tree():
        if resource and "".join(
                word[:1].upper() + word[1:] for word in
                resource.replace(".", "_").split("_")) == plain:
            return resource_class(resource, name != plain)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
