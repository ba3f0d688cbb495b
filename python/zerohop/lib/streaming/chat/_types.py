# SPDX-License-Identifier: Apache-2.0
from ....types.chat.parsed_chat_completion import (
    ParsedChatCompletion as ParsedChatCompletionSnapshot,
    ParsedChatCompletionMessage as ParsedChatCompletionMessageSnapshot,
    ParsedChoice as ParsedChoiceSnapshot,
)

__all__ = ["ParsedChatCompletionMessageSnapshot",
           "ParsedChatCompletionSnapshot", "ParsedChoiceSnapshot"]
