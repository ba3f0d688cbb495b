from ._client import AsyncOpenAI, OpenAI

class SyncAPIResource:
    _client: OpenAI
    def __init__(self, client: OpenAI) -> None: ...

class AsyncAPIResource:
    _client: AsyncOpenAI
    def __init__(self, client: AsyncOpenAI) -> None: ...
