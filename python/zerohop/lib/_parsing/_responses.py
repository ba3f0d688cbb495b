# SPDX-License-Identifier: Apache-2.0
"""A response's texts and tool arguments, parsed into what was asked for."""

import json

from ..._native import absent
from ..._types import omit
from ._completions import (
    _parse_content,
    attach,
    construct,
    type_to_response_format_param,
)


def types_responses():
    """The module whose classes results have."""
    from ..._errors import official
    if official() is not None:
        from openai.types import responses
    else:
        from ...types import responses
    return responses


# --- what is sent --------------------------------------------------------------

def type_to_text_format_param(text_format):
    """`text.format` for a class."""
    form = type_to_response_format_param(text_format)["json_schema"]
    return {"type": "json_schema", "strict": True, "name": form["name"],
            "schema": form["schema"]}


def text_param(text, text_format):
    """`text` with the format that a class asks for."""
    if absent(text_format):
        return text
    text = text or {}
    if "format" in text:
        raise TypeError("Cannot mix and match text.format with text_format")
    return {**text, "format": type_to_text_format_param(text_format)}


def input_tools_of(tools):
    """The tools as a list; those of pydantic_function_tool as the Responses
    API writes them."""
    if absent(tools):
        return omit
    return [_flat(tool) if tool["type"] == "function" and "function" in tool
            else tool for tool in tools]


def _flat(tool):
    function = tool["function"]
    if not hasattr(function, "model"):
        raise Exception(
            "Expected Chat Completions function tool shape to be created "
            "using `openai.pydantic_function_tool()`")
    from .._tools import ResponsesPydanticFunctionTool
    return ResponsesPydanticFunctionTool(
        {"type": "function", "name": function["name"],
         "description": function.get("description"),
         "parameters": function["parameters"],
         "strict": function.get("strict") or False}, function.model)


# --- what came -------------------------------------------------------------------

def parse_text(text, text_format):
    if absent(text_format):
        return None
    return _parse_content(text_format, text)


def parse_function_tool_arguments(*, input_tools, function_call):
    for tool in () if absent(input_tools) else input_tools or ():
        if tool["type"] == "function" and (
                tool.get("name") == function_call.name):
            break
    else:
        return None
    model = getattr(tool, "model", None)
    if model is not None:
        return model.model_validate_json(function_call.arguments)
    return json.loads(function_call.arguments) if tool.get("strict") else None


def parse_response(*, text_format, input_tools, response):
    """A ParsedResponse of a whole response."""
    types = types_responses()
    output = [_parsed_item(types, item, text_format, input_tools)
              for item in response.output]
    made = construct(types.ParsedResponse,
                     {**response.to_dict(), "output": output})
    for name in ("_request_id", "_route"):
        if hasattr(response, name):
            attach(made, name, getattr(response, name))
    return made


def _parsed_item(types, item, text_format, input_tools):
    if item.type == "message":
        content = [construct(
            types.ParsedResponseOutputText, {
                **part.to_dict(),
                "parsed": parse_text(part.text, text_format)})
            if part.type == "output_text" else part for part in item.content]
        return construct(types.ParsedResponseOutputMessage,
                         {**item.to_dict(), "content": content})
    if item.type == "function_call":
        arguments = parse_function_tool_arguments(input_tools=input_tools,
                                                  function_call=item)
        return construct(types.ParsedResponseFunctionToolCall,
                         {**item.to_dict(), "parsed_arguments": arguments})
    return item
