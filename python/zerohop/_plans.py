# SPDX-License-Identifier: Apache-2.0
"""Which classes a client's replies have: chosen at its first call."""

from ._errors import adopt, official

_made = {}


def choose():
    """Plans for a reply and for a chunk: the official package's classes when
    it is loaded, ours otherwise."""
    adopt()
    if official() is None:
        from .types.chat.chat_completion import ChatCompletion
        from .types.chat.chat_completion_chunk import ChatCompletionChunk
        return ChatCompletion._plan, ChatCompletionChunk._plan
    if "official" not in _made:
        from openai.types.chat import ChatCompletion, ChatCompletionChunk
        from ._official import plan_of
        _made["official"] = plan_of(ChatCompletion), plan_of(
            ChatCompletionChunk)
    return _made["official"]


def usage_class():
    if official() is None:
        from .types.completion_usage import CompletionUsage
    else:
        from openai.types import CompletionUsage
    return CompletionUsage
