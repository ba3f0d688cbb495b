# SPDX-License-Identifier: Apache-2.0
"""Query parameters in the official client's form: `l[]=1&l[]=2` for
a list, `d[a]=1` for an object, None is left out."""

from ._native import absent


def _text(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


def _flatten(key, value, out):
    if hasattr(value, "keys") and hasattr(value, "__getitem__"):
        for name in value.keys():
            _flatten(f"{key}[{name}]", value[name], out)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _flatten(key + "[]", item, out)
    elif value is not None:
        out.append((key, _text(value)))


def flattened(data):
    """An object's members in the same form, for a multipart body."""
    out = []
    for key, value in data.items():
        if not absent(value):
            _flatten(str(key), value, out)
    return out


def pairs(defaults, extra):
    """The pairs to send; `extra` lies over `defaults`."""
    out = []
    for key, value in {**defaults, **(extra or {})}.items():
        if not absent(value):
            _flatten(str(key), value, out)
    return out
