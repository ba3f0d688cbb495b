# SPDX-License-Identifier: Apache-2.0
from ._events import (
    ResponseCompletedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
)
from ._responses import (
    AsyncResponseStream,
    AsyncResponseStreamManager,
    ResponseStream,
    ResponseStreamManager,
    ResponseStreamState,
)

__all__ = [
    "AsyncResponseStream", "AsyncResponseStreamManager",
    "ResponseCompletedEvent", "ResponseFunctionCallArgumentsDeltaEvent",
    "ResponseStream", "ResponseStreamManager", "ResponseStreamState",
    "ResponseTextDeltaEvent", "ResponseTextDoneEvent",
]


def __getattr__(name):
    if name != "ResponseStreamEvent":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from typing import Union

    from ....types.responses import ResponseStreamEvent as plain
    instead = {cls.__bases__[0]: cls for cls in (
        ResponseCompletedEvent, ResponseFunctionCallArgumentsDeltaEvent,
        ResponseTextDeltaEvent, ResponseTextDoneEvent)}
    return Union[tuple(instead.get(part, part) for part in plain.__args__)]
