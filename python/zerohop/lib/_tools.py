# SPDX-License-Identifier: Apache-2.0
"""Tools whose arguments are parsed into pydantic models."""

from .._types import omit
from ._pydantic import to_strict_json_schema


class PydanticFunctionTool(dict):
    """A function's definition that remembers its model."""

    def __init__(self, defn, model):
        super().__init__(defn)
        self.model = model

    def cast(self):
        return self


class ResponsesPydanticFunctionTool(PydanticFunctionTool):
    """The same, as the Responses API writes tools."""


def pydantic_function_tool(model, *, name=None, description=None):
    """A strict function tool whose parameters are a model's fields; its name
    and description are the class's unless they are given."""
    function = PydanticFunctionTool(
        {"name": name or model.__name__, "strict": True,
         "parameters": to_strict_json_schema(model)}, model)
    if description is None:
        description = model.__doc__
    if description is not None:
        function["description"] = description
    return {"type": "function", "function": function}


def pydantic_responses_function_tool(model, *, name=None, description=None,
                                     defer_loading=omit):
    """The same for `responses.parse` and `responses.stream`."""
    function = pydantic_function_tool(
        model, name=name, description=description)["function"]
    tool = ResponsesPydanticFunctionTool({"type": "function", **function},
                                         model)
    if defer_loading is not omit:
        tool["defer_loading"] = defer_loading
    return tool
