# SPDX-License-Identifier: Apache-2.0
"""Chat replies; loaded module by module, when asked for."""

_WHERE = {
    "ChatCompletion": "chat_completion",
    "ChatCompletionAudio": "chat_completion_audio",
    "ChatCompletionChunk": "chat_completion_chunk",
    "ChatCompletionMessage": "chat_completion_message",
    "ChatCompletionMessageCustomToolCall":
        "chat_completion_message_custom_tool_call",
    "ChatCompletionMessageFunctionToolCall":
        "chat_completion_message_function_tool_call",
    "ChatCompletionMessageToolCall":
        "chat_completion_message_function_tool_call",
    "ChatCompletionTokenLogprob": "chat_completion_token_logprob",
    "ParsedChatCompletion": "parsed_chat_completion",
    "ParsedChatCompletionMessage": "parsed_chat_completion",
    "ParsedChoice": "parsed_chat_completion",
    "ParsedFunction": "parsed_function_tool_call",
    "ParsedFunctionToolCall": "parsed_function_tool_call",
}


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from importlib import import_module
    module = import_module(f"{__name__}.{_WHERE.get(name, 'params')}")
    if name == "ChatCompletionMessageToolCall":
        name = "ChatCompletionMessageFunctionToolCall"
    found = getattr(module, name, None)
    if found is None:
        from ... import _surface
        where = _surface.exports("chat").get(name)
        if where is None:
            raise AttributeError(
                f"module {__name__!r} has no attribute {name!r}")
        return _surface.thing(f"{where}:{name}")
    return found
