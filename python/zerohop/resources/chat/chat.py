# SPDX-License-Identifier: Apache-2.0
"""client.chat"""

from ..._client import cached
from ..._resource import AsyncAPIResource, SyncAPIResource, view_named
from . import completions
from .completions import AsyncCompletions, Completions


class Chat(SyncAPIResource):
    @cached
    def completions(self):
        return Completions(self._client)


class AsyncChat(AsyncAPIResource):
    @cached
    def completions(self):
        return AsyncCompletions(self._client)


def __getattr__(name):
    return view_named(__name__, name)
