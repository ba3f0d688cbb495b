# SPDX-License-Identifier: Apache-2.0
"""Types of chat that the tables have and no file does."""


def __getattr__(name):
    from ... import _surface
    where = _surface.exports("chat").get(name)
    if where is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _surface.thing(f"{where}:{name}")
