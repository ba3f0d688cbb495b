# SPDX-License-Identifier: Apache-2.0
"""Modules that no file is behind: zerohop.types.* and zerohop.resources.*, as
the tables say.  What they show is made when it is asked for."""

import sys
from importlib.machinery import ModuleSpec

from . import _surface

_TYPES, _RESOURCES = "zerohop.types", "zerohop.resources"


class Finder:
    """Comes after those that find files."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        root, _, rest = name.partition(".types.")
        if root == "zerohop" and rest:
            return _spec(name, TypesLoader, rest in _surface.modules(),
                         rest in _surface.folders())
        root, _, rest = name.partition(".resources.")
        if root == "zerohop" and rest:
            from ._methods import tree
            folder, _, last = rest.rpartition(".")
            is_package = bool(tree().get(rest))
            is_inner = folder.rpartition(".")[2] == last and bool(
                tree().get(folder))
            return _spec(name, ResourceLoader,
                         is_inner or rest in tree() and not is_package,
                         is_package)
        return None


def _spec(name, loader, is_module, is_package):
    if not is_module and not is_package:
        return None
    return ModuleSpec(name, loader, is_package=is_package)


class TypesLoader:
    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        name = module.__name__.removeprefix(_TYPES + ".")
        if module.__spec__.submodule_search_locations is None:
            shown = {cls: name for cls in _surface.modules()[name]}
        else:
            shown = _surface.exports(name)
        module.__all__ = sorted(shown)
        module.__getattr__ = shower(module, shown)


def shower(module, shown):
    """A module's __getattr__ for {name: module of the tables}."""
    def __getattr__(name):
        if name not in shown:
            raise AttributeError(
                f"module {module.__name__!r} has no attribute {name!r}")
        found = _surface.thing(f"{shown[name]}:{name}")
        setattr(module, name, found)
        return found
    return __getattr__


class ResourceLoader:
    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        from ._methods import tree
        name = module.__name__.removeprefix(_RESOURCES + ".")
        if name not in tree():
            name = name.rpartition(".")[0]
        own = {name}
        if module.__spec__.submodule_search_locations is not None:
            own.update(f"{name}.{part}" for part in tree()[name])
        module.__getattr__ = resource_shower(module, own)


def shown(name):
    """The __getattr__ of a package of types that is a file."""
    module = sys.modules[name]
    names = _surface.exports(name.removeprefix(_TYPES + "."))
    module.__all__ = sorted(names)
    return shower(module, names)


def resources_of(name):
    """Makes a package of resources of a file's module."""
    ResourceLoader.exec_module(sys.modules[name])


def resource_shower(module, own):
    """A module's __getattr__ for the classes of these resources."""
    def __getattr__(name):
        from ._methods import class_name, resource_class
        plain = name.removeprefix("Async")
        for resource in own:
            if resource.rpartition(".")[2] == name and (
                    module.__name__.endswith(
                        "." + resource.rpartition(".")[0])):
                from importlib import import_module
                return import_module(f".{name}", module.__name__)
            if class_name(resource) == plain:
                found = resource_class(resource, name != plain)
                setattr(module, name, found)
                return found
        from ._resource import view_named
        return view_named(module.__name__, name)
    return __getattr__


def install():
    if Finder not in sys.meta_path:
        sys.meta_path.append(Finder)
