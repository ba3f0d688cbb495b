# SPDX-License-Identifier: Apache-2.0
"""BaseModel: what reply objects can do when the official package is not
loaded.  The C type below it holds the fields; this is behaviour, the official
classes' (which are pydantic's) as far as replies go."""

from . import _native


_GONE = object()  # a field that was deleted


class FieldInfo:
    """One entry of model_fields."""

    __slots__ = ("annotation", "default", "alias", "_required")

    def __init__(self, annotation, default, required):
        self.annotation = annotation
        self.default = default
        self.alias = None
        self._required = required

    def is_required(self):
        return self._required

    def get_default(self, **_options):
        return self.default

    def __repr__(self):
        return (f"FieldInfo(annotation={self.annotation}, "
                f"required={self._required})")


class BaseModel(_native.Model):
    """Fields by name; whatever else a provider sent is an attribute too."""

    __slots__ = ()
    _rows = ()  # (name, key, required, default, shape, annotation)
    model_config = {"extra": "allow"}
    __hash__ = None

    def __init__(self, **data):
        from ._loose import fill_checked
        fill_checked(self, data)

    # --- what was given

    def _names(self):
        return [row[0] for row in self._rows]

    def __iter__(self):
        for name in self._names():
            value = getattr(self, name, _GONE)
            if value is not _GONE:
                yield name, value
        yield from self.model_extra.items()

    @property
    def __fields_set__(self):
        return self.model_fields_set

    def __eq__(self, other):
        if not isinstance(other, BaseModel):
            return NotImplemented
        return type(self) is type(other) and dict(self) == dict(other)

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self)
        return f"{type(self).__name__}({inside})"

    __str__ = __repr__

    def __repr_name__(self):
        return type(self).__name__

    def __repr_args__(self):
        return list(self)

    def __rich_repr__(self):
        yield from self

    # --- dumps

    def model_dump(self, *, mode="python", include=None, exclude=None,
                   context=None, by_alias=None, exclude_unset=False,
                   exclude_defaults=False, exclude_none=False,
                   exclude_computed_fields=False, round_trip=False,
                   warnings=True, fallback=None, serialize_as_any=False):
        from ._dump import Dump
        return Dump(mode, exclude_unset, exclude_defaults, exclude_none,
                    fallback).model(self, include, exclude)

    def model_dump_json(self, *, indent=None, ensure_ascii=False, include=None,
                        exclude=None, context=None, by_alias=None,
                        exclude_unset=False, exclude_defaults=False,
                        exclude_none=False, exclude_computed_fields=False,
                        round_trip=False, warnings=True, fallback=None,
                        serialize_as_any=False):
        from ._dump import Dump, dump_text
        tree = Dump("json", exclude_unset, exclude_defaults, exclude_none,
                    fallback).model(self, include, exclude)
        return dump_text(tree, indent, ensure_ascii)

    def to_dict(self, *, mode="python", use_api_names=True, exclude_unset=True,
                exclude_defaults=False, exclude_none=False, warnings=True):
        return self.model_dump(mode=mode, exclude_unset=exclude_unset,
                               exclude_defaults=exclude_defaults,
                               exclude_none=exclude_none)

    def to_json(self, *, indent=2, use_api_names=True, exclude_unset=True,
                exclude_defaults=False, exclude_none=False, warnings=True):
        return self.model_dump_json(indent=indent, exclude_unset=exclude_unset,
                                    exclude_defaults=exclude_defaults,
                                    exclude_none=exclude_none)

    def dict(self, *, include=None, exclude=None, by_alias=False,
             exclude_unset=False, exclude_defaults=False, exclude_none=False):
        return self.model_dump(include=include, exclude=exclude,
                               exclude_unset=exclude_unset,
                               exclude_defaults=exclude_defaults,
                               exclude_none=exclude_none)

    def json(self, *, include=None, exclude=None, by_alias=False,
             exclude_unset=False, exclude_defaults=False, exclude_none=False):
        return self.model_dump_json(include=include, exclude=exclude,
                                    exclude_unset=exclude_unset,
                                    exclude_defaults=exclude_defaults,
                                    exclude_none=exclude_none)

    # --- making

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        from ._loose import construct_model
        model = construct_model(cls, values)
        if _fields_set is not None:
            model = _refill(model, set(_fields_set) | model.model_fields_set)
        return model

    construct = model_construct

    @classmethod
    def model_validate(cls, obj, **_options):
        if isinstance(obj, cls):
            return obj
        if not hasattr(obj, "keys"):
            raise ValueError(f"{cls.__name__} takes a dict, not "
                             f"{type(obj).__name__}")
        return cls(**{key: obj[key] for key in obj.keys()})

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, json_data, **_options):
        import json
        return cls.model_validate(json.loads(json_data))

    # --- copies

    def __copy__(self):
        return _refill(self, self.model_fields_set)

    def __deepcopy__(self, memo=None):
        from copy import deepcopy
        state = deepcopy(self.__getstate__(), memo)
        model = type(self).__new__(type(self))
        model.__setstate__(state)
        return model

    def model_copy(self, *, update=None, deep=False):
        model = self.__deepcopy__() if deep else self.__copy__()
        for name, value in (update or {}).items():
            setattr(model, name, value)
        return model

    def copy(self, *, include=None, exclude=None, update=None, deep=False):
        model = self.model_copy(update=update, deep=deep)
        if include is None and exclude is None:
            return model
        kept = {name for name, _ in self
                if (include is None or name in include) and
                (exclude is None or name not in exclude)}
        return type(self).model_construct(
            **{name: value for name, value in model if name in kept})

    def __getstate__(self):
        given = self.model_fields_set
        private = {name: value for name, value in self.__dict__.items()
                   if name.startswith("_")}
        return (_values(self), given, self.model_extra, self._extra_given,
                private)

    def __setstate__(self, state):
        values, given, extra, extra_given, private = state
        self._fill(values, given, extra, extra_given)
        for name, value in private.items():
            setattr(self, name, value)

    def __reduce__(self):
        from copyreg import __newobj__
        return __newobj__, (type(self),), self.__getstate__()

    __reduce_ex__ = None  # set below: the protocol does not matter


def _reduce_ex(self, _protocol):
    return self.__reduce__()


BaseModel.__reduce_ex__ = _reduce_ex


def _values(model):
    return {name: getattr(model, name) for name in model._names()
            if hasattr(model, name)}


def _refill(model, given):
    """A shallow copy with these fields given."""
    _, _, extra, extra_given, private = model.__getstate__()
    copy = type(model).__new__(type(model))
    copy.__setstate__((_values(model), given, extra, extra_given, private))
    return copy


# --- making classes from their annotations -----------------------------------

class _Of:
    """`Name[...]` in an annotation -> a shape."""

    def __init__(self, make):
        self._make = make

    def __getitem__(self, inside):
        return self._make(inside)


def _shape(thing):
    if isinstance(thing, tuple):
        return thing
    if isinstance(thing, type) and issubclass(thing, BaseModel):
        return ("model", thing._plan)
    return _SIMPLE[thing]


def _optional(inside):
    shape = _shape(inside)
    return ("optional", shape, ("optional", shape))


def _union(inside):
    """Of models that differ in what their `type` may be."""
    cases = []
    for cls in inside:
        row = next(row for row in cls._rows if row[0] == "type")
        cases += [(word, _shape(cls)) for word in row[4][1]]
    shape = ("union", "type", tuple(cases))
    return (*shape, shape)


_SIMPLE = {str: ("str",), int: ("int",), float: ("float",), bool: ("bool",),
           object: ("any",)}
_WORDS = {
    "List": _Of(lambda inside: ("list", _shape(inside))),
    "Dict": _Of(lambda inside: ("dict", _shape(inside[1]))),
    "Optional": _Of(_optional),
    "Union": _Of(_union),
    "Literal": _Of(lambda inside: (
        "literal", inside if isinstance(inside, tuple) else (inside,))),
}


def model(cls):
    """Turns a class of annotations into one with a slot for each; those of
    its base come first."""
    import sys
    scope = sys.modules[cls.__module__].__dict__
    base = cls.__bases__[0]
    rows = {row[0]: row for row in base._rows}
    for name, text in cls.__annotations__.items():
        required = name not in cls.__dict__
        shape = _shape(eval(text, {**scope, **_WORDS}))
        rows[name] = (name, name, required, cls.__dict__.get(name), shape,
                      text)
    rows = tuple(rows.values())
    made = _native.model_type(f"{cls.__module__}.{cls.__name__}", base,
                              tuple(row[0] for row in rows))
    made.__name__ = cls.__name__  # else error texts have the whole path
    made.__doc__ = cls.__doc__
    made.__annotations__ = dict(cls.__annotations__)
    made._rows = rows
    made.model_fields = made.__fields__ = {
        row[0]: FieldInfo(row[5], row[3], row[2]) for row in rows}
    made._plan = _native.Plan(made, _slow)
    made._plan.fill(tuple(row[:5] for row in rows))
    return made


def generic(cls):
    """Makes `Class[anything]` the class."""
    cls.__class_getitem__ = classmethod(lambda cls, item: cls)
    return cls


def _slow(shape, value):
    from ._loose import construct
    return construct(shape, value)
