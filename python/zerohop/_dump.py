# SPDX-License-Identifier: Apache-2.0
"""model_dump and model_dump_json of our own models."""

from ._models import BaseModel


class Dump:
    def __init__(self, mode, exclude_unset, exclude_defaults, exclude_none,
                 fallback, by_alias=False):
        self.by_alias = by_alias
        self.json = mode == "json"
        self.exclude_unset = exclude_unset
        self.exclude_defaults = exclude_defaults
        self.exclude_none = exclude_none
        self.fallback = fallback

    def model(self, model, include=None, exclude=None):
        out = {}
        given = model.model_fields_set if self.exclude_unset else ()
        for name, key, required, default, _, _ in model._rows:
            value = getattr(model, name, None)
            if self.exclude_unset and name not in given:
                continue
            if self.exclude_defaults and not required and value == default:
                continue
            self._put(out, key if self.by_alias else name, name, value,
                      include, exclude)
        for name, value in model.model_extra.items():
            self._put(out, name, name, value, include, exclude)
        return out

    def _put(self, out, key, name, value, include, exclude):
        if value is None and self.exclude_none:
            return
        inner_include = _inside(include, name)
        inner_exclude = _inside(exclude, name)
        if inner_include is False or inner_exclude is True:
            return
        out[key] = self.value(
            value, inner_include if include is not None and
            inner_include is not True else None,
            inner_exclude or None)

    def value(self, value, include=None, exclude=None):
        if isinstance(value, BaseModel):
            return self.model(value, include, exclude)
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return self._items(value, include, exclude)
        if isinstance(value, (str, int, float, type(None))):
            return value
        if hasattr(value, "model_dump"):
            return value.model_dump(
                mode="json" if self.json else "python",
                exclude_unset=self.exclude_unset,
                exclude_defaults=self.exclude_defaults,
                exclude_none=self.exclude_none)
        return self._foreign(value)

    def _items(self, items, include, exclude):
        out = []
        for index, item in enumerate(items):
            kept = _inside(include, index)
            gone = _inside(exclude, index)
            if (include is not None and kept is False) or gone is True:
                continue
            out.append(self.value(item, None if kept is True else kept or None,
                                  gone or None))
        return out

    def _foreign(self, value):
        if not self.json:
            return value
        if hasattr(value, "isoformat"):
            return value.isoformat()
        if self.fallback is not None:
            return self.value(self.fallback(value))
        raise TypeError("Unable to serialize unknown type: "
                        f"{type(value)}")


def _inside(rules, name):
    """What `rules` (a set, a dict, None) say of a member: True, False, or the
    rules for what is inside it."""
    if rules is None:
        return None
    if hasattr(rules, "keys"):
        found = rules.get(name, rules.get("__all__", False))
        return True if found is ... else found
    return name in rules


def _number(value):
    """A float as pydantic writes it: 1e-07 is 1e-7, infinity null."""
    if value - value != 0:
        return "null"
    text = float.__repr__(value)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent):+d}" if e else text


def dump_text(tree, indent, ensure_ascii):
    from json.encoder import encode_basestring, encode_basestring_ascii
    quote = encode_basestring_ascii if ensure_ascii else encode_basestring
    out = []
    _write(tree, quote, indent, 0, out.append)
    return "".join(out)


def _write(value, quote, indent, depth, put):
    if isinstance(value, str):
        put(quote(value))
    elif value is None or isinstance(value, bool):
        put({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, int):
        put(int.__repr__(value))
    elif isinstance(value, float):
        put(_number(value))
    elif isinstance(value, dict):
        _write_many([(quote(str(key)) + (":" if indent is None else ": "), item)
                     for key, item in value.items()],
                    "{}", quote, indent, depth, put)
    else:
        _write_many([("", item) for item in value], "[]", quote, indent, depth,
                    put)


def _write_many(items, ends, quote, indent, depth, put):
    if not items:
        put(ends)
        return
    line = "" if indent is None else "\n" + " " * (indent * (depth + 1))
    for index, (label, item) in enumerate(items):
        put((ends[0] if index == 0 else ",") + line + label)
        _write(item, quote, indent, depth + 1, put)
    put(("" if indent is None else "\n" + " " * (indent * depth)) + ends[1])
