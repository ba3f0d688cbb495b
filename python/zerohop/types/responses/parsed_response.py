# SPDX-License-Identifier: Apache-2.0
"""Responses whose texts and tool arguments are parsed: the classes of the
tables, with some of their fields changed."""

from ..._models import Made, Text, generic
from ..._surface import class_of

__all__ = ["ParsedResponse", "ParsedResponseFunctionToolCall",
           "ParsedResponseOutputMessage", "ParsedResponseOutputText"]

_Text = class_of("responses.response_output_text:ResponseOutputText")
_Message = class_of("responses.response_output_message:ResponseOutputMessage")
_Call = class_of(
    "responses.response_function_tool_call:ResponseFunctionToolCall")
_Response = class_of("responses.response:Response")


def _derived(base, row, name=None):
    """A class like `base` with this field besides, or instead."""
    rows = {old[0]: old for old in base._rows}
    rows[row[0]] = row
    made = Made(__name__, name or "Parsed" + base.__name__, rows, None, base)
    made.fill(rows.values())
    return made.cls


def _added(name):
    """A field that is there once something was parsed."""
    anything = ("any",)
    return (name, name, False, None, ("optional", anything,
                                      ("optional", anything)),
            Text("Optional[object]", {}))


class _Swapped:
    """A field's type, a list of a union, with classes in the place of their
    bases."""

    def __init__(self, plain, classes):
        self._plain = plain
        self._classes = {cls.__bases__[0]: cls for cls in classes}

    def form(self):
        import typing
        parts = self._plain.form().__args__[0].__args__
        return typing.List[typing.Union[tuple(
            self._classes.get(part, part) for part in parts)]]

    def __repr__(self):
        import re
        return re.sub(r"\w+", lambda found: "Parsed" + found[0] if any(
            base.__name__ == found[0] for base in self._classes) else found[0],
            repr(self._plain))


def _swapped(base, field, *classes):
    """A field of `base` that holds these instead of their bases."""
    name, key, required, default, shape, plain = next(
        row for row in base._rows if row[0] == field)
    _, tag, cases = shape[1][:3]
    instead = {id(cls.__bases__[0]._plan): ("model", cls._plan)
               for cls in classes}
    union = ("union", tag, tuple((word, instead.get(id(case[1]), case))
                                 for word, case in cases))
    return (name, key, required, default, ("list", (*union, union)),
            _Swapped(plain, classes))


ParsedResponseOutputText = generic(_derived(_Text, _added("parsed")))
ParsedResponseOutputMessage = generic(_derived(
    _Message, _swapped(_Message, "content", ParsedResponseOutputText)))
ParsedResponseFunctionToolCall = _derived(_Call, _added("parsed_arguments"))
# Not sent when it is handed back as input.
ParsedResponseFunctionToolCall.__api_exclude__ = {"parsed_arguments"}


class _WithParsed(_Response):
    __slots__ = ()

    @property
    def output_parsed(self):
        """What the first text that was parsed became."""
        for item in self.output:
            for part in item.content if item.type == "message" else ():
                if part.type == "output_text" and part.parsed:
                    return part.parsed
        return None


ParsedResponse = generic(_derived(
    _WithParsed, _swapped(_Response, "output", ParsedResponseOutputMessage,
                          ParsedResponseFunctionToolCall), "ParsedResponse"))


def __getattr__(name):
    """Names for what a message and a response hold."""
    import typing
    cls, field = {"ParsedContent": (ParsedResponseOutputMessage, "content"),
                  "ParsedResponseOutputItem": (ParsedResponse, "output"),
                  }.get(name, (None, None))
    if cls is None:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}")
    return typing.get_args(cls.model_fields[field].annotation)[0]
