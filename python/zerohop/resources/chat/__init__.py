# SPDX-License-Identifier: Apache-2.0
from .chat import AsyncChat, Chat
from .completions import AsyncCompletions, Completions

__all__ = ["AsyncChat", "AsyncCompletions", "Chat", "Completions"]
