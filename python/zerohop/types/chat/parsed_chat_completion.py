# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import generic, model
from .chat_completion import ChatCompletion, Choice
from .chat_completion_message import ChatCompletionMessage
from .parsed_function_tool_call import ParsedFunctionToolCall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Generic, List, Optional, TypeVar

    ContentType = TypeVar("ContentType")

__all__ = ["ParsedChatCompletion", "ParsedChatCompletionMessage",
           "ParsedChoice"]


@generic
@model
class ParsedChatCompletionMessage(ChatCompletionMessage):
    tool_calls: Optional[List[ParsedFunctionToolCall]] = None
    parsed: Optional[object] = None


@generic
@model
class ParsedChoice(Choice):
    message: ParsedChatCompletionMessage


@generic
@model
class ParsedChatCompletion(ChatCompletion):
    choices: List[ParsedChoice]
