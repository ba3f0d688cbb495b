# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from .._models import BaseModel, model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

__all__ = ["CompletionUsage", "CompletionTokensDetails", "PromptTokensDetails"]


@model
class CompletionTokensDetails(BaseModel):
    accepted_prediction_tokens: Optional[int] = None
    audio_tokens: Optional[int] = None
    reasoning_tokens: Optional[int] = None
    rejected_prediction_tokens: Optional[int] = None
    text_tokens: Optional[int] = None


@model
class PromptTokensDetails(BaseModel):
    audio_tokens: Optional[int] = None
    cache_write_tokens: Optional[int] = None
    cached_tokens: Optional[int] = None
    image_tokens: Optional[int] = None
    text_tokens: Optional[int] = None


@model
class CompletionUsage(BaseModel):
    completion_tokens: int
    prompt_tokens: int
    total_tokens: int
    completion_tokens_details: Optional[CompletionTokensDetails] = None
    prompt_tokens_details: Optional[PromptTokensDetails] = None
