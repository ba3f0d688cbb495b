# SPDX-License-Identifier: Apache-2.0
"""What is built on top of the methods, under the official client's names."""


def __getattr__(name):
    if name in ("pydantic_function_tool", "pydantic_responses_function_tool"):
        from . import _tools
        return getattr(_tools, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
