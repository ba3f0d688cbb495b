# SPDX-License-Identifier: Apache-2.0
"""A completion's content and tool arguments, parsed into what was asked for."""

import json

from ..._exceptions import (
    ContentFilterFinishReasonError,
    LengthFinishReasonError,
)
from ..._native import absent
from ..._types import omit
from .._pydantic import (
    is_basemodel_type,
    is_dataclass_like_type,
    to_strict_json_schema,
)


def types_chat():
    """The module whose classes results have."""
    from ..._errors import official
    if official() is not None:
        from openai.types import chat
    else:
        from ...types import chat
    return chat


def _parameter():
    """What the official client writes in the brackets of generic classes."""
    from ..._errors import official
    if official() is None:
        return object
    from openai.lib._parsing._completions import ResponseFormatT
    return ResponseFormatT


def construct(cls, data):
    """An object of a reply class; what is in it already stays."""
    from ..._models import BaseModel
    if issubclass(cls, BaseModel):
        from ..._loose import construct_model
        return construct_model(cls, data)
    from openai._models import construct_type
    return construct_type(type_=cls, value=data)


def build(cls, members):
    """An object of exactly these members."""
    if not hasattr(cls, "_rows"):
        return construct(cls, members)
    made = cls.__new__(cls)
    made._fill(members, set(members), {}, False)
    return made


def attach(made, name, value):
    """Sets what dumps do not show."""
    if hasattr(made, "_rows"):
        setattr(made, name, value)
    else:  # pydantic would take it for a private attribute
        object.__setattr__(made, name, value)


# --- tools ---------------------------------------------------------------------

def validate_input_tools(tools=omit):
    """The tools as a list; only strict functions can be parsed."""
    if absent(tools):
        return omit
    tools = list(tools)
    for tool in tools:
        if tool["type"] != "function":
            raise ValueError("Currently only `function` tool types support "
                             f"auto-parsing; Received `{tool['type']}`")
        if tool["function"].get("strict") is not True:
            raise ValueError(
                f"`{tool['function']['name']}` is not strict. Only `strict` "
                "function tools can be auto-parsed")
    return tools


def is_strict_chat_completion_tool_param(tool):
    return (tool["type"] == "function" and
            tool["function"].get("strict") is True)


def select_strict_chat_completion_tools(tools=omit):
    if absent(tools):
        return omit
    return [tool for tool in tools
            if is_strict_chat_completion_tool_param(tool)]


def get_input_tool_by_name(*, input_tools, name):
    for tool in input_tools:
        if tool["type"] == "function" and (
                tool.get("function", {}).get("name") == name):
            return tool
    return None


def parse_function_tool_arguments(*, input_tools, function):
    tool = get_input_tool_by_name(input_tools=input_tools, name=function.name)
    if not tool:
        return None
    defined = tool.get("function")
    model = getattr(defined, "model", None)
    if model is not None:
        return model.model_validate_json(function.arguments)
    if not defined.get("strict"):
        return None
    return json.loads(function.arguments)


def is_parseable_tool(tool):
    if tool["type"] != "function":
        return False
    defined = tool.get("function")
    return hasattr(defined, "model") or defined.get("strict") or False


# --- formats --------------------------------------------------------------------

def has_rich_response_format(response_format):
    return not (absent(response_format) or isinstance(response_format, dict))


def has_parseable_input(*, response_format, input_tools=omit):
    return has_rich_response_format(response_format) or any(
        map(is_parseable_tool, input_tools or ()))


def type_to_response_format_param(response_format):
    """What to send for a class."""
    if absent(response_format):
        return omit
    if isinstance(response_format, dict):
        return response_format
    if is_basemodel_type(response_format):
        source = response_format
    elif is_dataclass_like_type(response_format):
        import pydantic
        source = pydantic.TypeAdapter(response_format)
    else:
        raise TypeError(
            f"Unsupported response_format type - {response_format}")
    return {"type": "json_schema", "json_schema": {
        "schema": to_strict_json_schema(source),
        "name": response_format.__name__, "strict": True}}


def _parse_content(response_format, content):
    if is_basemodel_type(response_format):
        return response_format.model_validate_json(content)
    if is_dataclass_like_type(response_format):
        import pydantic
        return pydantic.TypeAdapter(response_format).validate_json(content)
    raise TypeError("Unable to automatically parse response format type "
                    f"{response_format}")


def maybe_parse_content(*, response_format, message):
    if (has_rich_response_format(response_format) and message.content and
            not message.refusal):
        return _parse_content(response_format, message.content)
    return None


# --- completions ------------------------------------------------------------------

def parse_chat_completion(*, response_format, input_tools, chat_completion):
    """A ParsedChatCompletion of a whole completion."""
    tools = [] if absent(input_tools) else list(input_tools)
    types = types_chat()
    choices = [_parsed_choice(types, choice, response_format, tools,
                              chat_completion)
               for choice in chat_completion.choices]
    made = construct(types.ParsedChatCompletion[_parameter()],
                     {**chat_completion.to_dict(), "choices": choices})
    for name in ("_request_id", "_route"):
        if hasattr(chat_completion, name):
            attach(made, name, getattr(chat_completion, name))
    return made


def _parsed_choice(types, choice, response_format, tools, completion):
    if choice.finish_reason == "length":
        raise LengthFinishReasonError(completion=completion)
    if choice.finish_reason == "content_filter":
        raise ContentFilterFinishReasonError(completion=completion)
    message = choice.message
    calls = [_parsed_call(types, call, tools)
             for call in message.tool_calls or ()]
    message = {**message.to_dict(),
               "parsed": maybe_parse_content(response_format=response_format,
                                             message=message),
               "tool_calls": [call for call in calls
                              if call is not None] or None}
    return construct(types.ParsedChoice[_parameter()],
                     {**choice.to_dict(), "message": message})


def _parsed_call(types, call, tools):
    if call.type == "custom":
        import logging
        logging.getLogger("openai.lib.parsing").warning(
            "Custom tool calls are not callable. Ignoring tool call: %s - %s",
            call.id, call.custom.name)
        return None
    if call.type != "function":
        return call
    data = call.to_dict()
    data["function"] = {
        **data["function"], "parsed_arguments": parse_function_tool_arguments(
            input_tools=tools, function=call.function)}
    return construct(types.ParsedFunctionToolCall, data)
