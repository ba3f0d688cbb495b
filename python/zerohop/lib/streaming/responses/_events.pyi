from typing import Generic, Optional, TypeVar

from ....types.responses import (
    ResponseCompletedEvent as _Completed,
    ResponseFunctionCallArgumentsDeltaEvent as _ArgumentsDelta,
    ResponseTextDeltaEvent as _TextDelta,
    ResponseTextDoneEvent as _TextDone,
)
from ....types.responses.parsed_response import ParsedResponse

_T = TypeVar("_T")

class ResponseTextDeltaEvent(_TextDelta):
    snapshot: str

class ResponseTextDoneEvent(_TextDone, Generic[_T]):
    parsed: Optional[_T]

class ResponseFunctionCallArgumentsDeltaEvent(_ArgumentsDelta):
    snapshot: str

class ResponseCompletedEvent(_Completed, Generic[_T]):
    response: ParsedResponse[_T]  # pyright: ignore
