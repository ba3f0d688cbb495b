# SPDX-License-Identifier: Apache-2.0
"""The tables of the surface (surface/README.md), read a line at a time, and
classes of ours made from them when they are asked for."""

import functools
import os

# Modules under types/ that are written by hand.
WRITTEN = frozenset((
    "chat.chat_completion", "chat.chat_completion_audio",
    "chat.chat_completion_chunk", "chat.chat_completion_message",
    "chat.chat_completion_message_custom_tool_call",
    "chat.chat_completion_message_function_tool_call",
    "chat.chat_completion_token_logprob", "completion_usage"))

# {package of types: {class: module}} that are no rows of the table.
BESIDES = {"responses": dict.fromkeys(
    ("ParsedContent", "ParsedResponse", "ParsedResponseFunctionToolCall",
     "ParsedResponseOutputItem", "ParsedResponseOutputMessage",
     "ParsedResponseOutputText"),
    "responses.parsed_response")}


@functools.cache
def _lines(table):
    path = os.path.join(os.path.dirname(__file__), "surface", table)
    with open(path, encoding="utf-8") as file:
        return dict(line.split("\t", 1) for line in file)


@functools.cache
def _row(table, name):
    import json
    return json.loads(_lines(table)[name])


def methods(resource):
    return _row("methods.txt", resource)


def resources():
    return _lines("methods.txt").keys()


def row(name):
    is_more = name not in _lines("types.txt")
    return _row("more.txt" if is_more else "types.txt", name)


@functools.cache
def modules():
    """{module: [class, ...]} of all types."""
    found = {}
    for name in (*_lines("types.txt"), *_lines("more.txt")):
        module, _, cls = name.partition(":")
        found.setdefault(module, []).append(cls)
    return found


def camel(word):
    return word.replace("_", "").lower()


@functools.cache
def exports(package):
    """{name: module} of what a package of types shows of its modules: of
    each, the class that is called like it."""
    found = dict(BESIDES.get(package, ()) if package else exports("shared"))
    for module, classes in modules().items():
        folder, _, last = module.rpartition(".")
        if folder == package:
            for cls in classes:
                if camel(cls) == camel(last) or cls.endswith("ToolCallUnion"):
                    found[cls] = module
    return found


def folders():
    """The packages among the modules of types."""
    found = {""}
    for module in modules():
        while module := module.rpartition(".")[0]:
            found.add(module)
    return found


# --- classes ------------------------------------------------------------------

_classes = {}


def thing(name):
    """What "module:Name" is: a class, or a typing form for an alias."""
    module, _, cls = name.partition(":")
    if module in WRITTEN or cls in BESIDES.get(module.partition(".")[0], ()):
        from importlib import import_module
        found = getattr(import_module("zerohop.types." + module), cls, None)
        if found is not None:
            return found
    made = row(name)
    if made[0] == "model":
        return class_of(name)
    if made[0] == "param":
        return param_of(name)
    return typing_of(made[1])


def class_of(name):
    """The class of a model's row; its plan may be empty still while those
    that it holds are made."""
    found = _classes.get(name)
    if found is None:
        module, _, cls = name.partition(":")
        if module in WRITTEN:
            return thing(name)
        from ._models import Made
        made = row(name)[1:]
        found = Made(f"zerohop.types.{module}", cls,
                     [field[0] for field in made], base=_base(name))
        _classes[name] = found.cls
        found.fill(map(_field, made))
        return found.cls
    return found


def _base(name):
    """BaseModel, or what has a class's further attributes."""
    from . import _models
    if name in ("responses.response:Response", "beta.beta_response:"
                "BetaResponse"):
        from ._texts import WithText
        return WithText
    return _models.BaseModel


def _field(made):
    """A row's field as a class of ours has it."""
    from ._models import Kind
    name, required, kind = made[:3]
    if not required and not _is_optional(kind):
        kind = ["opt", kind]
    return (name, made[3] if len(made) > 3 else name,
            not _is_optional(kind), None, shape_of(kind), Kind(kind))


def _is_optional(kind):
    if isinstance(kind, str) and ":" in kind:
        made = row(kind)
        return made[0] == "alias" and _is_optional(made[1])
    return isinstance(kind, list) and kind[0] == "opt"


@functools.cache
def param_of(name):
    """A class of a request: a TypedDict."""
    import typing
    module, _, cls = name.partition(":")
    fields = {field[0]: typing.Required[typing.Any] if field[1] else typing.Any
              for field in row(name)[1:]}
    made = typing.TypedDict(cls, fields, total=False)
    made.__module__ = f"zerohop.types.{module}"
    return made


# --- shapes: what a plan says of a value ---------------------------------------

_SIMPLE = {"str": ("str",), "int": ("int",), "float": ("float",),
           "bool": ("bool",), "any": ("any",), "file": ("any",),
           "none": ("any",), "datetime": ("slow", ("datetime",))}


def shape_of(kind):
    if isinstance(kind, str):
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        module = kind.partition(":")[0]
        made = row(kind) if module not in WRITTEN else ["model"]
        if made[0] == "alias":
            return shape_of(made[1])
        return ("model", class_of(kind)._plan)
    word = kind[0]
    if word in ("list", "dict"):
        return (word, shape_of(kind[1]))
    if word == "opt":
        inner = shape_of(kind[1])
        return ("optional", inner, ("optional", inner))
    if word == "lit":
        values = tuple(kind[1:])
        if all(isinstance(value, str) for value in values):
            return ("literal", values)
        return ("slow", ("literal", values))
    return _union(kind)


def variants(kind):
    """A union's, those of unions in it among them; and whether None is one."""
    parts, optional = [], False
    for part in kind[2:]:
        while isinstance(part, str) and ":" in part and (
                part.partition(":")[0] not in WRITTEN) and (
                row(part)[0] == "alias"):
            part = row(part)[1]
        if isinstance(part, list) and part[0] == "opt":
            optional, part = True, part[1]
        if isinstance(part, list) and part[0] == "union":
            inner, null = variants(part)
            optional = optional or null
            parts += [one for one in inner if one not in parts]
        elif part not in parts:
            parts.append(part)
    return parts, optional


def _union(kind):
    parts, optional = variants(kind)
    cases = _cases(parts, kind[1]) if kind[1] else None
    if cases:
        made = ("union", kind[1], cases)
        made = (*made, made)
    else:
        made = ("slow", ("either", tuple(map(shape_of, parts))))
    return ("optional", made, ("optional", made)) if optional else made


def _cases(parts, tag):
    """((value of the tag, shape), ...), or None when it does not tell."""
    cases = []
    for part in parts:
        words = _words(part, tag)
        if not words:
            return None
        cases += [(word, shape_of(part)) for word in words]
    words = [word for word, _ in cases]
    return tuple(cases) if len(set(words)) == len(words) else None


def _words(part, tag):
    """What a model's member `tag` may say."""
    if not isinstance(part, str) or ":" not in part:
        return None
    kind = next((field[2] for field in row(part)[1:]
                 if field[-1 if len(field) > 3 else 0] == tag), None)
    while isinstance(kind, list) and kind[0] == "opt":
        kind = kind[1]
    if isinstance(kind, str) and ":" in kind and row(kind)[0] == "alias":
        kind = row(kind)[1]
    good = isinstance(kind, list) and kind[0] == "lit"
    return kind[1:] if good and all(
        isinstance(word, str) for word in kind[1:]) else None


# --- typing forms --------------------------------------------------------------

def typing_of(kind):
    import datetime
    import typing
    simple = {"str": str, "int": int, "float": float, "bool": bool,
              "any": object, "none": type(None), "file": bytes,
              "datetime": datetime.datetime}
    if isinstance(kind, str):
        return simple[kind] if kind in simple else thing(kind)
    word = kind[0]
    if word == "list":
        return typing.List[typing_of(kind[1])]
    if word == "dict":
        return typing.Dict[str, typing_of(kind[1])]
    if word == "opt":
        return typing.Optional[typing_of(kind[1])]
    if word == "lit":
        return typing.Literal[tuple(kind[1:])]
    return typing.Union[tuple(map(typing_of, kind[2:]))]


def text_of(kind):
    """The same as source text, classes by their names."""
    if isinstance(kind, str):
        words = {"any": "object", "none": "None", "file": "bytes"}
        return words.get(kind, kind.partition(":")[2] or kind)
    word = kind[0]
    if word in ("list", "opt"):
        name = {"list": "List", "opt": "Optional"}[word]
        return f"{name}[{text_of(kind[1])}]"
    if word == "dict":
        return f"Dict[str, {text_of(kind[1])}]"
    if word == "lit":
        return f"Literal[{', '.join(map(repr, kind[1:]))}]"
    return f"Union[{', '.join(map(text_of, kind[2:]))}]"
