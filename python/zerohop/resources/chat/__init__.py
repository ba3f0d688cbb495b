# SPDX-License-Identifier: Apache-2.0
from .chat import AsyncChat, Chat
from .completions import AsyncCompletions, Completions


def __getattr__(name):
    from ..._resource import view_named
    return view_named(__name__, name)


__all__ = ["AsyncChat", "AsyncCompletions", "Chat", "Completions"]
