# SPDX-License-Identifier: Apache-2.0
"""The parts of a client, under the official client's names."""

from .. import _modules

_modules.install()


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from .._methods import class_name, resource_class, tree
    if name in tree():
        from importlib import import_module
        return import_module(f".{name}", __name__)
    plain = name.removeprefix("Async")
    for resource in tree()[""]:
        if class_name(resource) == plain:
            return resource_class(resource, name != plain)
    from .._resource import view_named
    return view_named(__name__, name)
