# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Optional

__all__ = ["ChatCompletionTokenLogprob", "TopLogprob"]


@model
class TopLogprob(BaseModel):
    token: str
    bytes: Optional[List[int]] = None
    logprob: float


@model
class ChatCompletionTokenLogprob(BaseModel):
    token: str
    bytes: Optional[List[int]] = None
    logprob: float
    top_logprobs: List[TopLogprob]
