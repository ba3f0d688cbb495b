# SPDX-License-Identifier: Apache-2.0
"""client.chat"""

from ..._client import cached


class Chat:
    def __init__(self, client):
        self._client = client

    @cached
    def completions(self):
        from .completions import Completions
        return Completions(self._client)


class AsyncChat:
    def __init__(self, client):
        self._client = client

    @cached
    def completions(self):
        from .completions import AsyncCompletions
        return AsyncCompletions(self._client)
