# SPDX-License-Identifier: Apache-2.0
from ._completions import (
    AsyncChatCompletionStream,
    AsyncChatCompletionStreamManager,
    ChatCompletionStream,
    ChatCompletionStreamManager,
    ChatCompletionStreamState,
)
from ._events import (
    ChunkEvent,
    ContentDeltaEvent,
    ContentDoneEvent,
    FunctionToolCallArgumentsDeltaEvent,
    FunctionToolCallArgumentsDoneEvent,
    LogprobsContentDeltaEvent,
    LogprobsContentDoneEvent,
    LogprobsRefusalDeltaEvent,
    LogprobsRefusalDoneEvent,
    RefusalDeltaEvent,
    RefusalDoneEvent,
)
from ._types import (
    ParsedChatCompletionMessageSnapshot,
    ParsedChatCompletionSnapshot,
    ParsedChoiceSnapshot,
)

ChatCompletionStreamEvent = (
    ChunkEvent | ContentDeltaEvent | ContentDoneEvent | RefusalDeltaEvent |
    RefusalDoneEvent | FunctionToolCallArgumentsDeltaEvent |
    FunctionToolCallArgumentsDoneEvent | LogprobsContentDeltaEvent |
    LogprobsContentDoneEvent | LogprobsRefusalDeltaEvent |
    LogprobsRefusalDoneEvent)

__all__ = [
    "AsyncChatCompletionStream", "AsyncChatCompletionStreamManager",
    "ChatCompletionStream", "ChatCompletionStreamEvent",
    "ChatCompletionStreamManager", "ChatCompletionStreamState", "ChunkEvent",
    "ContentDeltaEvent", "ContentDoneEvent",
    "FunctionToolCallArgumentsDeltaEvent",
    "FunctionToolCallArgumentsDoneEvent", "LogprobsContentDeltaEvent",
    "LogprobsContentDoneEvent", "LogprobsRefusalDeltaEvent",
    "LogprobsRefusalDoneEvent", "ParsedChatCompletionMessageSnapshot",
    "ParsedChatCompletionSnapshot", "ParsedChoiceSnapshot",
    "RefusalDeltaEvent", "RefusalDoneEvent",
]
