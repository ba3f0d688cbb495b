# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model
from ..completion_usage import CompletionUsage
from .chat_completion_token_logprob import ChatCompletionTokenLogprob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Literal, Optional, Union

    from ..._route import Route

__all__ = ["ChatCompletionChunk", "Choice", "ChoiceDelta", "ChoiceDeltaAudio",
           "ChoiceDeltaFunctionCall", "ChoiceDeltaToolCall",
           "ChoiceDeltaToolCallFunction", "ChoiceLogprobs", "Moderation"]


@model
class ChoiceDeltaAudio(BaseModel):
    id: Optional[str] = None
    data: Optional[str] = None
    expires_at: Optional[int] = None
    transcript: Optional[str] = None


@model
class ChoiceDeltaFunctionCall(BaseModel):
    arguments: Optional[str] = None
    name: Optional[str] = None


@model
class ChoiceDeltaToolCallFunction(BaseModel):
    arguments: Optional[str] = None
    name: Optional[str] = None


@model
class ChoiceDeltaToolCall(BaseModel):
    index: int
    id: Optional[str] = None
    function: Optional[ChoiceDeltaToolCallFunction] = None
    type: Optional[Literal["function"]] = None


@model
class ChoiceDelta(BaseModel):
    audio: Optional[ChoiceDeltaAudio] = None
    content: Optional[str] = None
    function_call: Optional[ChoiceDeltaFunctionCall] = None
    refusal: Optional[str] = None
    role: Optional[Literal["developer", "system", "user", "assistant",
                           "tool"]] = None
    tool_calls: Optional[List[ChoiceDeltaToolCall]] = None


@model
class ChoiceLogprobs(BaseModel):
    content: Optional[List[ChatCompletionTokenLogprob]] = None
    refusal: Optional[List[ChatCompletionTokenLogprob]] = None


@model
class Choice(BaseModel):
    delta: ChoiceDelta
    index: int
    finish_reason: Optional[Literal["stop", "length", "tool_calls",
                                    "content_filter", "function_call"]] = None
    logprobs: Optional[ChoiceLogprobs] = None


@model
class ModerationInputModerationResultsResult(BaseModel):
    categories: Dict[str, bool]
    category_applied_input_types: Dict[str, List[Literal["text", "image"]]]
    category_scores: Dict[str, float]
    flagged: bool
    model: str
    type: Literal["moderation_result"]


@model
class ModerationInputModerationResults(BaseModel):
    model: str
    results: List[ModerationInputModerationResultsResult]
    type: Literal["moderation_results"]


@model
class ModerationInputError(BaseModel):
    code: str
    message: str
    type: Literal["error"]


@model
class ModerationOutputModerationResultsResult(BaseModel):
    categories: Dict[str, bool]
    category_applied_input_types: Dict[str, List[Literal["text", "image"]]]
    category_scores: Dict[str, float]
    flagged: bool
    model: str
    type: Literal["moderation_result"]


@model
class ModerationOutputModerationResults(BaseModel):
    model: str
    results: List[ModerationOutputModerationResultsResult]
    type: Literal["moderation_results"]


@model
class ModerationOutputError(BaseModel):
    code: str
    message: str
    type: Literal["error"]


@model
class Moderation(BaseModel):
    input: Union[ModerationInputModerationResults, ModerationInputError]
    output: Union[ModerationOutputModerationResults, ModerationOutputError]


@model
class ChatCompletionChunk(BaseModel):
    id: str
    choices: List[Choice]
    created: int
    model: str
    object: Literal["chat.completion.chunk"]
    moderation: Optional[Moderation] = None
    obfuscation: Optional[str] = None
    service_tier: Optional[Literal["auto", "default", "flex", "scale",
                                   "priority", "fast"]] = None
    system_fingerprint: Optional[str] = None
    usage: Optional[CompletionUsage] = None

    if TYPE_CHECKING:
        _route: Route
