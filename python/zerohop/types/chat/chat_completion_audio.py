# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from ..._models import BaseModel, model

__all__ = ["ChatCompletionAudio"]


@model
class ChatCompletionAudio(BaseModel):
    id: str
    data: str
    expires_at: int
    transcript: str
