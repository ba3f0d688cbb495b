# SPDX-License-Identifier: Apache-2.0
"""For programs that nobody wants to touch: zerohop under the name `openai`.

    python -m zerohop.alias program.py ...
    python -m zerohop.alias -m module ...

With the official package installed, its clients are replaced by subclasses of
them that are zerohop's; its types, errors and helpers stay what they are.
Without it `openai` is this package, and `openai.X` the same module object as
`zerohop.X`.  A program may call install() itself, before it imports openai."""

import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec

# What is reported as `openai.__version__`: programs choose by it.
VERSION, VERSION_HTTPX = "3.54.0", "2.54.0"


def install():
    """Does it, once."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    loaded = sys.modules.get("openai")
    if loaded is not None:
        if loaded is not sys.modules["zerohop"]:
            swap(loaded)
        return
    if _find_official() is not None:
        sys.meta_path.insert(0, _Swapper())
    else:
        package = importlib.import_module("zerohop")
        package.__version__ = VERSION if importlib.util.find_spec(
            "httpx2") else VERSION_HTTPX
        sys.meta_path.insert(0, _Namer())


def _find_official():
    try:
        return importlib.util.find_spec("openai")
    except ValueError:
        return None


# --- without the official package --------------------------------------------------

class _Finder:
    pass


class _Namer(_Finder):
    """`openai.X` is the module object of `zerohop.X`."""

    def find_spec(self, name, path=None, target=None):
        if name != "openai" and not name.startswith("openai."):
            return None
        own = "zerohop" + name[len("openai"):]
        if importlib.util.find_spec(own) is None:
            return None
        return ModuleSpec(name, _Same(own), is_package=True)


class _Same:
    """Loads a module by finding it."""

    def __init__(self, name):
        self._name = name

    def create_module(self, spec):
        module = importlib.import_module(self._name)
        self._spec = module.__spec__
        return module

    def exec_module(self, module):
        module.__spec__ = self._spec  # the import system put its own there


# --- with it -----------------------------------------------------------------------

class _Swapper(_Finder):
    """Lets the official package load, then puts our clients in it."""

    def find_spec(self, name, path=None, target=None):
        if name != "openai":
            return None
        sys.meta_path.remove(self)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            sys.meta_path.insert(0, self)
        if spec is not None:
            spec.loader = _Swapping(spec.loader)
        return spec


class _Swapping:
    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        swap(module)


def swap(openai):
    """Puts zerohop's clients in the place of the official package's."""
    import zerohop

    from . import _errors, _module_client, _native
    _errors.adopt()
    for name in ("Stream", "AsyncStream"):
        globals()[name] = _both(name, getattr(zerohop, name),
                                getattr(openai, name), "zerohop")
    _native.setup(omit=zerohop.Omit, not_given=zerohop.NotGiven,
                  stream=Stream, async_stream=AsyncStream)  # noqa: F821
    for name, other in (("OpenAI", "Client"), ("AsyncOpenAI", "AsyncClient")):
        made = _both(name, getattr(zerohop, name), getattr(openai, name),
                     "openai")
        for module in (openai, sys.modules["openai._client"]):
            setattr(module, name, made)
            setattr(module, other, made)
    _swap_azure(openai, zerohop)
    _swap_completions()
    _module_client.serve(openai)


def _both(name, ours, theirs, module):
    return type(name, (ours, theirs), {"__module__": module,
                                       "__doc__": ours.__doc__})


def _swap_azure(openai, zerohop):
    """Subclasses of the swapped clients, as the official ones are."""
    for name, base in (("AzureOpenAI", openai.OpenAI),
                       ("AsyncAzureOpenAI", openai.AsyncOpenAI)):
        ours = getattr(zerohop, name)
        made = type(name, (ours, base, getattr(openai, name)),
                    {"__module__": "openai", "__doc__": ours.__doc__})
        for module in (openai, importlib.import_module("openai.lib.azure")):
            setattr(module, name, made)


def _swap_completions():
    """So that what patches the official class patches the one that is used.
    Its modules are loaded when they are asked for, by us or by others."""
    from .resources.chat import chat
    theirs = importlib.import_module(
        "openai.resources.chat.completions.completions")
    for prefix in ("", "Async"):
        name = prefix + "Completions"
        made = _both(name, getattr(chat.completions, name),
                     getattr(theirs, name), theirs.__name__)
        for module in (theirs, sys.modules["openai.resources.chat"],
                       sys.modules["openai.resources.chat.completions"]):
            setattr(module, name, made)
        setattr(chat, name, made)


# --- running a program -------------------------------------------------------------

def main(arguments):
    import os
    import runpy
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    install()
    if arguments[0] == "-m":
        if len(arguments) < 2:
            print("zerohop.alias: -m needs a module", file=sys.stderr)
            return 2
        sys.argv = arguments[1:]
        sys.path[0] = os.getcwd()
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = arguments
        sys.path[0] = os.path.dirname(os.path.abspath(arguments[0]))
        runpy.run_path(arguments[0], run_name="__main__")
    return 0


if __name__ == "__main__":
    # The module of this name is another than the one that is run.
    sys.exit(importlib.import_module("zerohop.alias").main(sys.argv[1:]))
