# SPDX-License-Identifier: Apache-2.0
"""What the C builder's fast path does not take: values of another type than
the class says.  They are kept, except that what is Optional or a Union is
converted first where that loses nothing, as the official client does."""

from ._models import BaseModel

_TRUE = {"true", "t", "yes", "y", "on", "1"}
_FALSE = {"false", "f", "no", "n", "off", "0"}


class Mismatch(ValueError):
    pass


# --- loosely ------------------------------------------------------------------

def construct(shape, value):
    kind = shape[0]
    if kind in ("optional", "union"):
        return _checked(shape, value)
    if kind == "model":
        return _construct_model_value(shape[1].cls, value)
    if kind == "list" and isinstance(value, list):
        return [construct(shape[1], item) for item in value]
    if kind == "dict" and isinstance(value, dict):
        return {key: construct(shape[1], item) for key, item in value.items()}
    if kind == "float" and isinstance(value, int) and float(value) == value:
        return float(value)
    if kind in ("slow", "either", "datetime"):
        return _LOOSE[kind](shape, value)
    return value


def _loose_either(shape, value):
    """The variant it fits, else the first, as the official client does."""
    try:
        return convert(shape, value)
    except Mismatch:
        return construct(shape[1][0], value)


def _loose_datetime(shape, value):
    try:
        return convert(shape, value)
    except Mismatch:
        return value


_LOOSE = {"slow": lambda shape, value: construct(shape[1], value),
          "either": _loose_either, "datetime": _loose_datetime}


def _checked(shape, value):
    try:
        return convert(shape, value)
    except Mismatch:
        pass
    if shape[0] == "optional":
        return construct(shape[1], value)
    cases = dict(shape[2])
    if isinstance(value, dict):
        first = next(iter(cases.values()))
        return construct(cases.get(value.get(shape[1]), first), value)
    return value


def _construct_model_value(cls, value):
    if isinstance(value, list):
        return [construct_model(cls, item) if isinstance(item, dict) else item
                for item in value]
    return construct_model(cls, value) if isinstance(value, dict) else value


def construct_model(cls, data):
    values, given = {}, set()
    for name, key, _, default, shape, _ in cls._rows:
        if key in data:
            given.add(name)
        value = data.get(key)
        values[name] = default if value is None else construct(shape, value)
    return _filled(cls, values, given, data, False)


def _filled(cls, values, given, data, extra_given, into=None):
    keys = {row[1 if extra_given else 0] for row in cls._rows}
    extra = {key: value for key, value in data.items() if key not in keys}
    model = cls.__new__(cls) if into is None else into
    model._fill(values, given, extra, extra_given)
    return model


# --- strictly: the value fits, or can be made to --------------------------------

def convert(shape, value):
    kind = shape[0]
    if kind == "any" or (kind == "optional" and value is None):
        return value
    return _CONVERT[kind](shape, value)


def _to_str(_shape, value):
    if isinstance(value, str):
        return value
    raise Mismatch("a valid string")


def _to_int(_shape, value):
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        whole, point, rest = text.partition(".")
        if not point or not rest.strip("0"):
            try:
                return int(whole)
            except ValueError:
                pass
    raise Mismatch("a valid integer")


def _to_float(_shape, value):
    if isinstance(value, (int, float, str)):
        try:
            return float(value)
        except (ValueError, OverflowError):
            pass
    raise Mismatch("a valid number")


def _to_bool(_shape, value):
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    raise Mismatch("a valid boolean")


def _to_literal(shape, value):
    if any(value == word and type(value) is type(word) for word in shape[1]):
        return value
    raise Mismatch(" or ".join(map(repr, shape[1])))


def _to_list(shape, value):
    if isinstance(value, (list, tuple)):
        return [convert(shape[1], item) for item in value]
    raise Mismatch("a valid list")


def _to_dict(shape, value):
    if isinstance(value, dict):
        return {key: convert(shape[1], item) for key, item in value.items()}
    raise Mismatch("a valid dictionary")


def _to_model(shape, value):
    cls = shape[1].cls
    if isinstance(value, cls):
        return value
    if isinstance(value, dict):
        values, given = _check(cls, value)
        return _filled(cls, values, given, value, True)
    raise Mismatch(f"a {cls.__name__}")


def _to_union(shape, value):
    for _, case in shape[2]:
        try:
            return convert(case, value)
        except Mismatch:
            continue
    raise Mismatch("one of several models")


def _to_either(shape, value):
    """The variant whose type it has; of models the one that knows most of
    what came; else the first that it can be made to."""
    found, most = None, -1
    for case in shape[1]:
        if not fits(case, value):
            continue
        try:
            made = convert(case, value)
        except Mismatch:
            continue
        known = (len(made.model_fields_set - made.model_extra.keys())
                 if isinstance(made, BaseModel) else 0)
        if known > most:
            found, most = made, known
    if most >= 0:
        return found
    for case in shape[1]:
        try:
            return convert(case, value)
        except Mismatch:
            continue
    raise Mismatch("one of several types")


_EXACT = {"str": str, "int": int, "float": float, "bool": bool, "list": list,
          "dict": dict, "model": (dict, BaseModel), "union": (dict, BaseModel)}


def fits(shape, value):
    """Is the value of the very type that the shape is for?"""
    kind = shape[0]
    if kind in ("slow", "optional"):
        return value is None and kind == "optional" or fits(shape[1], value)
    if kind == "literal":
        return any(value == word and type(value) is type(word)
                   for word in shape[1])
    if kind == "either":
        return any(fits(case, value) for case in shape[1])
    if isinstance(value, bool):
        return kind in ("bool", "any")
    if kind == "list" and isinstance(value, list):
        return all(fits(shape[1], item) for item in value)
    return isinstance(value, _EXACT.get(kind, object))


def _to_datetime(_shape, value):
    from datetime import datetime, timezone
    if isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, timezone.utc)
    except (ValueError, OverflowError, OSError):
        pass
    raise Mismatch("a valid datetime")


_CONVERT = {
    "either": _to_either, "datetime": _to_datetime,
    "slow": lambda shape, value: convert(shape[1], value),
    "str": _to_str, "int": _to_int, "float": _to_float, "bool": _to_bool,
    "literal": _to_literal, "list": _to_list, "dict": _to_dict,
    "model": _to_model, "union": _to_union,
    "optional": lambda shape, value: convert(shape[1], value),
}


def _check(cls, data):
    """Values and what was given; Mismatch names the first field at fault."""
    values, given = {}, set()
    for name, key, required, default, shape, _ in cls._rows:
        if key in data:
            given.add(name)
            try:
                values[name] = convert(shape, data[key])
            except Mismatch as fault:
                text = str(fault)
                if "." not in text and ":" not in text:
                    text = f": should be {text}"
                else:
                    text = f".{text}"
                raise Mismatch(f"{name}{text}") from None
        elif required:
            raise Mismatch(f"{name}: field required")
        else:
            values[name] = default
    return values, given


def fill_checked(model, data):
    """What a class does with its keyword arguments."""
    cls = type(model)
    if not cls._rows and cls is BaseModel:
        raise TypeError("BaseModel has no fields of its own")
    try:
        values, given = _check(cls, data)
    except Mismatch as fault:
        raise ValueError(f"{cls.__name__}: {fault}") from None
    _filled(cls, values, given, data, True, into=model)
