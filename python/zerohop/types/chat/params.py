# SPDX-License-Identifier: Apache-2.0
"""Types of `create`'s arguments, for annotations; nothing else needs them."""

from __future__ import annotations

from typing import Dict, Iterable, Literal, Optional, Required, TypedDict, Union

# --- parts of a message ---


class PromptCacheBreakpoint(TypedDict, total=False):
    mode: Required[Literal["explicit"]]
    ttl: Literal["30m", "12h"]


class ChatCompletionContentPartTextParam(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["text"]]
    prompt_cache_breakpoint: PromptCacheBreakpoint


class ChatCompletionContentPartRefusalParam(TypedDict, total=False):
    refusal: Required[str]
    type: Required[Literal["refusal"]]


class ImageURL(TypedDict, total=False):
    url: Required[str]
    detail: Literal["auto", "low", "high", "original"]


class ChatCompletionContentPartImageParam(TypedDict, total=False):
    image_url: Required[ImageURL]
    type: Required[Literal["image_url"]]
    prompt_cache_breakpoint: PromptCacheBreakpoint


class InputAudio(TypedDict, total=False):
    data: Required[str]
    format: Required[Literal["wav", "mp3"]]


class ChatCompletionContentPartInputAudioParam(TypedDict, total=False):
    input_audio: Required[InputAudio]
    type: Required[Literal["input_audio"]]
    prompt_cache_breakpoint: PromptCacheBreakpoint


class FileFile(TypedDict, total=False):
    file_data: str
    file_id: str
    filename: str


class File(TypedDict, total=False):
    file: Required[FileFile]
    type: Required[Literal["file"]]
    prompt_cache_breakpoint: PromptCacheBreakpoint


ChatCompletionContentPartParam = Union[
    ChatCompletionContentPartTextParam,
    ChatCompletionContentPartImageParam,
    ChatCompletionContentPartInputAudioParam,
    File,
]

# --- tool calls ---


class FunctionCallArguments(TypedDict, total=False):
    arguments: Required[str]
    name: Required[str]


class ChatCompletionMessageFunctionToolCallParam(TypedDict, total=False):
    id: Required[str]
    function: Required[FunctionCallArguments]
    type: Required[Literal["function"]]


class CustomCall(TypedDict, total=False):
    input: Required[str]
    name: Required[str]


class ChatCompletionMessageCustomToolCallParam(TypedDict, total=False):
    id: Required[str]
    custom: Required[CustomCall]
    type: Required[Literal["custom"]]


ChatCompletionMessageToolCallParam = ChatCompletionMessageFunctionToolCallParam
ChatCompletionMessageToolCallUnionParam = Union[
    ChatCompletionMessageFunctionToolCallParam,
    ChatCompletionMessageCustomToolCallParam,
]

# --- messages ---

_Text = Union[str, Iterable[ChatCompletionContentPartTextParam]]


class ChatCompletionDeveloperMessageParam(TypedDict, total=False):
    content: Required[_Text]
    role: Required[Literal["developer"]]
    name: str


class ChatCompletionSystemMessageParam(TypedDict, total=False):
    content: Required[_Text]
    role: Required[Literal["system"]]
    name: str


class ChatCompletionUserMessageParam(TypedDict, total=False):
    content: Required[Union[str, Iterable[ChatCompletionContentPartParam]]]
    role: Required[Literal["user"]]
    name: str


class AssistantAudio(TypedDict, total=False):
    id: Required[str]


class ChatCompletionAssistantMessageParam(TypedDict, total=False):
    role: Required[Literal["assistant"]]
    audio: Optional[AssistantAudio]
    content: Union[str, Iterable[Union[
        ChatCompletionContentPartTextParam,
        ChatCompletionContentPartRefusalParam]], None]
    function_call: Optional[FunctionCallArguments]
    name: str
    refusal: Optional[str]
    tool_calls: Iterable[ChatCompletionMessageToolCallUnionParam]


class ChatCompletionToolMessageParam(TypedDict, total=False):
    content: Required[_Text]
    role: Required[Literal["tool"]]
    tool_call_id: Required[str]


class ChatCompletionFunctionMessageParam(TypedDict, total=False):
    content: Required[Optional[str]]
    name: Required[str]
    role: Required[Literal["function"]]


ChatCompletionMessageParam = Union[
    ChatCompletionDeveloperMessageParam,
    ChatCompletionSystemMessageParam,
    ChatCompletionUserMessageParam,
    ChatCompletionAssistantMessageParam,
    ChatCompletionToolMessageParam,
    ChatCompletionFunctionMessageParam,
]

# --- tools ---


class FunctionDefinition(TypedDict, total=False):
    name: Required[str]
    description: str
    parameters: Dict[str, object]
    strict: Optional[bool]


class ChatCompletionFunctionToolParam(TypedDict, total=False):
    function: Required[FunctionDefinition]
    type: Required[Literal["function"]]


class CustomFormatText(TypedDict, total=False):
    type: Required[Literal["text"]]


class CustomFormatGrammarGrammar(TypedDict, total=False):
    definition: Required[str]
    syntax: Required[Literal["lark", "regex"]]


class CustomFormatGrammar(TypedDict, total=False):
    grammar: Required[CustomFormatGrammarGrammar]
    type: Required[Literal["grammar"]]


class CustomDefinition(TypedDict, total=False):
    name: Required[str]
    description: str
    format: Union[CustomFormatText, CustomFormatGrammar]


class ChatCompletionCustomToolParam(TypedDict, total=False):
    custom: Required[CustomDefinition]
    type: Required[Literal["custom"]]


ChatCompletionToolParam = ChatCompletionFunctionToolParam
ChatCompletionToolUnionParam = Union[
    ChatCompletionFunctionToolParam,
    ChatCompletionCustomToolParam,
]


class ToolName(TypedDict, total=False):
    name: Required[str]


class ChatCompletionNamedToolChoiceParam(TypedDict, total=False):
    function: Required[ToolName]
    type: Required[Literal["function"]]


class ChatCompletionNamedToolChoiceCustomParam(TypedDict, total=False):
    custom: Required[ToolName]
    type: Required[Literal["custom"]]


class ChatCompletionAllowedToolsParam(TypedDict, total=False):
    mode: Required[Literal["auto", "required"]]
    tools: Required[Iterable[Dict[str, object]]]


class ChatCompletionAllowedToolChoiceParam(TypedDict, total=False):
    allowed_tools: Required[ChatCompletionAllowedToolsParam]
    type: Required[Literal["allowed_tools"]]


ChatCompletionToolChoiceOptionParam = Union[
    Literal["none", "auto", "required"],
    ChatCompletionAllowedToolChoiceParam,
    ChatCompletionNamedToolChoiceParam,
    ChatCompletionNamedToolChoiceCustomParam,
]


class ChatCompletionFunctionCallOptionParam(TypedDict, total=False):
    name: Required[str]


class Function(TypedDict, total=False):
    name: Required[str]
    description: str
    parameters: Dict[str, object]


# --- the rest ---


class VoiceID(TypedDict, total=False):
    id: Required[str]


class ChatCompletionAudioParam(TypedDict, total=False):
    format: Required[Literal["wav", "aac", "mp3", "flac", "opus", "pcm16"]]
    voice: Required[Union[str, VoiceID]]


class ChatCompletionPredictionContentParam(TypedDict, total=False):
    content: Required[_Text]
    type: Required[Literal["content"]]


class ChatCompletionStreamOptionsParam(TypedDict, total=False):
    include_obfuscation: bool
    include_usage: bool


class ModerationSide(TypedDict, total=False):
    mode: Required[Literal["score", "block"]]


class ModerationPolicy(TypedDict, total=False):
    input: Optional[ModerationSide]
    output: Optional[ModerationSide]


class ModerationParam(TypedDict, total=False):
    model: Required[str]
    policy: Optional[ModerationPolicy]


class PromptCacheOptions(TypedDict, total=False):
    mode: Literal["implicit", "explicit"]
    ttl: Literal["30m"]


class JSONSchema(TypedDict, total=False):
    name: Required[str]
    description: str
    schema: Dict[str, object]
    strict: Optional[bool]


class ResponseFormatText(TypedDict, total=False):
    type: Required[Literal["text"]]


class ResponseFormatJSONSchema(TypedDict, total=False):
    json_schema: Required[JSONSchema]
    type: Required[Literal["json_schema"]]


class ResponseFormatJSONObject(TypedDict, total=False):
    type: Required[Literal["json_object"]]


ResponseFormat = Union[
    ResponseFormatText,
    ResponseFormatJSONSchema,
    ResponseFormatJSONObject,
]


class Approximate(TypedDict, total=False):
    city: str
    country: str
    region: str
    timezone: str


class UserLocation(TypedDict, total=False):
    approximate: Required[Approximate]
    type: Required[Literal["approximate"]]


class WebSearchOptions(TypedDict, total=False):
    search_context_size: Literal["low", "medium", "high"]
    user_location: Optional[UserLocation]
