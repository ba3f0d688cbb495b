# SPDX-License-Identifier: Apache-2.0
"""Reply classes and parameter types, under the official client's names."""


def __getattr__(name):
    if name == "chat":
        import importlib
        return importlib.import_module(".chat", __name__)
    if name in ("CompletionUsage", "CompletionTokensDetails",
                "PromptTokensDetails"):
        from . import completion_usage
        return getattr(completion_usage, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
