# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

__all__ = ["ChatCompletionMessageFunctionToolCall", "Function"]


@model
class Function(BaseModel):
    arguments: str
    name: str


@model
class ChatCompletionMessageFunctionToolCall(BaseModel):
    id: str
    function: Function
    type: Literal["function"]
