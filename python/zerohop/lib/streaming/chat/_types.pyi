from ....types.chat.parsed_chat_completion import ParsedChatCompletion as _Completion
from ....types.chat.parsed_chat_completion import (
    ParsedChatCompletionMessage as _Message,
)
from ....types.chat.parsed_chat_completion import ParsedChoice as _Choice

ParsedChatCompletionSnapshot = _Completion[object]
ParsedChatCompletionMessageSnapshot = _Message[object]
ParsedChoiceSnapshot = _Choice[object]
