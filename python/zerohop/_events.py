# SPDX-License-Identifier: Apache-2.0
"""Streams whose events Python makes: those that carry their event's name."""

from . import _casts
from ._exceptions import APIError


def wrapped(stream, cast_to, with_name, is_async):
    """Over a native stream of (name, JSON)."""
    cls = AsyncEvents if is_async else Events
    return cls(stream, cast_to, with_name)


class _Events:
    def __init__(self, stream, cast_to, with_name):
        self._stream = stream
        self._cast_to = cast_to
        self._with_name = with_name

    def __getattr__(self, name):
        if name == "_stream":
            raise AttributeError(name)
        return getattr(self._stream, name)

    @property
    def response(self):
        return self._stream.response

    def _made(self, chunk):
        import json
        if isinstance(chunk, bytes):
            chunk = (None, chunk)
        name, text = chunk
        data = json.loads(text)
        if name == "error" and isinstance(data, dict) and data.get("error"):
            fault = data["error"]
            said = fault.get("message") if isinstance(fault, dict) else None
            raise APIError(
                said if isinstance(said, str) and said else
                "An error occurred during streaming",
                request=self.response.request, body=fault)
        if self._with_name:
            data = {"data": data, "event": name}
        return _casts.made(self._cast_to, data)


class Events(_Events):
    def __iter__(self):
        return self

    def __next__(self):
        return self._made(next(self._stream))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, exc_tb):
        self.close()

    def close(self):
        self._stream.close()


class AsyncEvents(_Events):
    def __aiter__(self):
        return self

    async def __anext__(self):
        return self._made(await self._stream.__anext__())

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, exc_tb):
        await self.close()

    async def close(self):
        await self._stream.close()

    aclose = close
