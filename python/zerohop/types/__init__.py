# SPDX-License-Identifier: Apache-2.0
"""Reply classes and parameter types, under the official client's names."""

from .. import _modules

_modules.install()


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from .. import _surface
    if name in _surface.folders():
        from importlib import import_module
        return import_module(f".{name}", __name__)
    if name in ("CompletionTokensDetails", "PromptTokensDetails"):
        from . import completion_usage
        return getattr(completion_usage, name)
    module = _surface.exports("").get(name)
    if module is None:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}")
    return _surface.thing(f"{module}:{name}")
