# SPDX-License-Identifier: Apache-2.0
"""What a stream of stream() gives besides the events of create()."""

from __future__ import annotations

from ...._models import generic, model
from ...._surface import class_of
from ....types.responses.parsed_response import ParsedResponse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Optional


def _event(name):
    return class_of(f"responses.response_{name}_event:Response"
                    f"{name.title().replace('_', '')}Event")


@model
class ResponseTextDeltaEvent(_event("text_delta")):
    snapshot: str


@generic
@model
class ResponseTextDoneEvent(_event("text_done")):
    parsed: Optional[object] = None


@model
class ResponseFunctionCallArgumentsDeltaEvent(
        _event("function_call_arguments_delta")):
    snapshot: str


@generic
@model
class ResponseCompletedEvent(_event("completed")):
    response: ParsedResponse
