# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model
from .chat_completion_audio import ChatCompletionAudio
from .chat_completion_message_custom_tool_call import (
    ChatCompletionMessageCustomToolCall,
)
from .chat_completion_message_function_tool_call import (
    ChatCompletionMessageFunctionToolCall,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Literal, Optional, Union

__all__ = ["ChatCompletionMessage", "Annotation", "AnnotationURLCitation",
           "FunctionCall"]


@model
class AnnotationURLCitation(BaseModel):
    end_index: int
    start_index: int
    title: str
    url: str


@model
class Annotation(BaseModel):
    type: Literal["url_citation"]
    url_citation: AnnotationURLCitation


@model
class FunctionCall(BaseModel):
    arguments: str
    name: str


@model
class ChatCompletionMessage(BaseModel):
    content: Optional[str] = None
    refusal: Optional[str] = None
    role: Literal["assistant"]
    annotations: Optional[List[Annotation]] = None
    audio: Optional[ChatCompletionAudio] = None
    function_call: Optional[FunctionCall] = None
    tool_calls: Optional[List[Union[
        ChatCompletionMessageFunctionToolCall,
        ChatCompletionMessageCustomToolCall]]] = None
