# SPDX-License-Identifier: Apache-2.0
"""The parts of a client, under the official client's names."""


def __getattr__(name):
    if name == "chat":
        import importlib
        return importlib.import_module(".chat", __name__)
    if name in ("Chat", "AsyncChat", "Completions", "AsyncCompletions"):
        from . import chat
        return getattr(chat, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
