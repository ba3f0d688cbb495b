# SPDX-License-Identifier: Apache-2.0
"""Streams of events over streams of records: what chats and responses
share."""

from .._parsing._completions import attach

_Alias = type(list[int])


class Gathering:
    """Of both kinds.  Has `_events_of(record)`: the events of a record."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, raw_stream):
        self._raw_stream = raw_stream
        self._response = raw_stream.response
        self._iterator = self.__stream__()

    @property
    def response(self):
        return self._response

    @property
    def _route(self):
        return getattr(self._raw_stream, "_route", None)

    def _routed(self, made):
        """A final object with the stream's route."""
        if self._route is not None:
            attach(made, "_route", self._route)
        return made


class SyncGathering:
    """An iterator, and a context manager."""

    def __next__(self):
        return next(self._iterator)

    def __iter__(self):
        yield from self._iterator

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, exc_tb):
        self.close()

    def __stream__(self):
        for record in self._raw_stream:
            yield from self._events_of(record)

    def close(self):
        self._raw_stream.close()

    def until_done(self):
        """Reads it to its end."""
        for _ in self:
            pass
        return self


class AsyncGathering:
    """An async iterator, and a context manager."""

    def __anext__(self):
        return self._iterator.__anext__()

    async def __aiter__(self):
        async for event in self._iterator:
            yield event

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, exc_tb):
        await self.close()

    async def __stream__(self):
        async for record in self._raw_stream:
            for event in self._events_of(record):
                yield event

    async def close(self):
        await self._raw_stream.close()

    async def until_done(self):
        """Reads it to its end."""
        async for _ in self:
            pass
        return self


class Manager:
    """Sends the request where the `with` begins; gives a `_kind`."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, api_request, **options):
        self._api_request = api_request
        self._options = options
        self._stream = None

    def __enter__(self):
        self._stream = self._kind(raw_stream=self._api_request(),
                                  **self._options)
        return self._stream

    def __exit__(self, exc_type, exc, exc_tb):
        if self._stream is not None:
            self._stream.close()


class AsyncManager:
    """The same for `async with`; the request is an awaitable."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, api_request, **options):
        self._api_request = api_request
        self._options = options
        self._stream = None

    async def __aenter__(self):
        self._stream = self._kind(raw_stream=await self._api_request,
                                  **self._options)
        return self._stream

    async def __aexit__(self, exc_type, exc, exc_tb):
        if self._stream is not None:
            await self._stream.close()
