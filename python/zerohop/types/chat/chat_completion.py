# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model
from ..completion_usage import CompletionUsage
from .chat_completion_message import ChatCompletionMessage
from .chat_completion_token_logprob import ChatCompletionTokenLogprob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Literal, Optional, Union

    from ..._route import Route

__all__ = ["ChatCompletion", "Choice", "ChoiceLogprobs", "Moderation"]


@model
class ChoiceLogprobs(BaseModel):
    content: Optional[List[ChatCompletionTokenLogprob]] = None
    refusal: Optional[List[ChatCompletionTokenLogprob]] = None


@model
class Choice(BaseModel):
    finish_reason: Literal["stop", "length", "tool_calls", "content_filter",
                           "function_call"]
    index: int
    logprobs: Optional[ChoiceLogprobs] = None
    message: ChatCompletionMessage


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
class ChatCompletion(BaseModel):
    id: str
    choices: List[Choice]
    created: int
    model: str
    object: Literal["chat.completion"]
    metadata: Optional[Dict[str, str]] = None
    moderation: Optional[Moderation] = None
    service_tier: Optional[Literal["auto", "default", "flex", "scale",
                                   "priority", "fast"]] = None
    system_fingerprint: Optional[str] = None
    usage: Optional[CompletionUsage] = None

    if TYPE_CHECKING:
        _request_id: Optional[str]
        _route: Route
