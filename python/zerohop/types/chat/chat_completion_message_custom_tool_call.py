# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

__all__ = ["ChatCompletionMessageCustomToolCall", "Custom"]


@model
class Custom(BaseModel):
    input: str
    name: str


@model
class ChatCompletionMessageCustomToolCall(BaseModel):
    id: str
    custom: Custom
    type: Literal["custom"]
