# SPDX-License-Identifier: Apache-2.0
"""BaseModel: what reply objects can do when the official package is not
loaded.  The C type below it holds the fields; this is behaviour, the official
classes' (which are pydantic's) as far as replies go."""

from . import _native


_GONE = object()  # a field that was deleted


class Kind:
    """A type as the tables write it."""

    __slots__ = ("kind",)

    def __init__(self, kind):
        self.kind = kind

    def form(self):
        from ._surface import typing_of
        return typing_of(self.kind)

    def __repr__(self):
        from ._surface import text_of
        return text_of(self.kind)


class Text:
    """A type as source text of a module."""

    __slots__ = ("text", "scope")

    def __init__(self, text, scope):
        self.text, self.scope = text, scope

    def form(self):
        import typing
        return eval(self.text, {**vars(typing), **self.scope})

    def __repr__(self):
        return self.text


class FieldInfo:
    """One entry of model_fields."""

    __slots__ = ("_annotation", "default", "alias", "_required")

    def __init__(self, annotation, default, required, key=None):
        self._annotation = annotation
        self.default = default
        self.alias = key
        self._required = required

    @property
    def annotation(self):
        """As a typing form."""
        if hasattr(self._annotation, "form"):
            self._annotation = self._annotation.form()
        return self._annotation

    def is_required(self):
        return self._required

    def get_default(self, **_options):
        return self.default

    def __repr__(self):
        return (f"FieldInfo(annotation={self._annotation}, "
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

    def _pairs(self):
        for name in self._names():
            value = getattr(self, name, _GONE)
            if value is not _GONE:
                yield name, value
        yield from self.model_extra.items()

    def __iter__(self):
        return self._pairs()

    @property
    def __fields_set__(self):
        return self.model_fields_set

    def __eq__(self, other):
        if not isinstance(other, BaseModel):
            return NotImplemented
        return type(self) is type(other) and (
            dict(self._pairs()) == dict(other._pairs()))

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}"
                           for name, value in self._pairs())
        return f"{type(self).__name__}({inside})"

    __str__ = __repr__

    def __repr_name__(self):
        return type(self).__name__

    def __repr_args__(self):
        return list(self._pairs())

    def __rich_repr__(self):
        yield from self._pairs()

    # --- dumps

    def model_dump(self, *, mode="python", include=None, exclude=None,
                   context=None, by_alias=None, exclude_unset=False,
                   exclude_defaults=False, exclude_none=False,
                   exclude_computed_fields=False, round_trip=False,
                   warnings=True, fallback=None, serialize_as_any=False):
        from ._dump import Dump
        return Dump(mode, exclude_unset, exclude_defaults, exclude_none,
                    fallback, bool(by_alias)).model(self, include, exclude)

    def model_dump_json(self, *, indent=None, ensure_ascii=False, include=None,
                        exclude=None, context=None, by_alias=None,
                        exclude_unset=False, exclude_defaults=False,
                        exclude_none=False, exclude_computed_fields=False,
                        round_trip=False, warnings=True, fallback=None,
                        serialize_as_any=False):
        from ._dump import Dump, dump_text
        tree = Dump("json", exclude_unset, exclude_defaults, exclude_none,
                    fallback, bool(by_alias)).model(self, include, exclude)
        return dump_text(tree, indent, ensure_ascii)

    def to_dict(self, *, mode="python", use_api_names=True, exclude_unset=True,
                exclude_defaults=False, exclude_none=False, warnings=True):
        return self.model_dump(mode=mode, by_alias=use_api_names,
                               exclude_unset=exclude_unset,
                               exclude_defaults=exclude_defaults,
                               exclude_none=exclude_none)

    def to_json(self, *, indent=2, use_api_names=True, exclude_unset=True,
                exclude_defaults=False, exclude_none=False, warnings=True):
        return self.model_dump_json(indent=indent, by_alias=use_api_names,
                                    exclude_unset=exclude_unset,
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
        kept = {name for name, _ in self._pairs()
                if (include is None or name in include) and
                (exclude is None or name not in exclude)}
        return type(self).model_construct(
            **{name: value for name, value in model._pairs() if name in kept})

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


class Made:
    """A class of ours in the making: its fields' names now, what they hold
    later, so that classes may hold each other."""

    def __init__(self, module, name, names, doc=None, base=BaseModel):
        self.cls = made = _native.model_type(f"{module}.{name}", base,
                                             tuple(names))
        made.__name__ = name  # else error texts have the whole path
        made.__doc__ = doc
        made._plan = _native.Plan(made, _slow)

    def fill(self, rows):
        """Rows of (name, key, required, default, shape, annotation)."""
        made = self.cls
        made._rows = rows = tuple(rows)
        made.__annotations__ = {row[0]: repr(row[5]) for row in rows}
        made.model_fields = made.__fields__ = {
            row[0]: FieldInfo(row[5], row[3], row[2],
                              row[1] if row[1] != row[0] else None)
            for row in rows}
        made._plan.fill(tuple(row[:5] for row in rows))


def model(cls):
    """Turns a class of annotations into one with a slot for each; those of
    its base come first."""
    import sys
    scope = sys.modules[cls.__module__].__dict__
    base = cls.__bases__[0]
    rows = {row[0]: row for row in base._rows}
    for name, text in cls.__annotations__.items():
        rows[name] = (name, name, name not in cls.__dict__,
                      cls.__dict__.get(name),
                      _shape(eval(text, {**scope, **_WORDS})),
                      Text(text, scope))
    made = Made(cls.__module__, cls.__name__, rows, cls.__doc__, base)
    made.fill(rows.values())
    return made.cls


def generic(cls):
    """Makes `Class[anything]` the class."""
    cls.__class_getitem__ = classmethod(lambda cls, item: cls)
    return cls


def _slow(shape, value):
    from ._loose import construct
    return construct(shape, value)
