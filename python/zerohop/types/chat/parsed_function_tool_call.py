# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import model
from .chat_completion_message_function_tool_call import (
    ChatCompletionMessageFunctionToolCall,
    Function,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

__all__ = ["ParsedFunction", "ParsedFunctionToolCall"]


@model
class ParsedFunction(Function):
    parsed_arguments: Optional[object] = None


@model
class ParsedFunctionToolCall(ChatCompletionMessageFunctionToolCall):
    function: ParsedFunction
