# SPDX-License-Identifier: Apache-2.0
"""Stream and AsyncStream: the C iterators with what the official ones have
around the iteration."""

from ._native import SyncStream, TaskStream

_Alias = type(list[int])


class _Response:
    """Attribute `response`: made when it is looked at, then remembered.  It
    holds the stream; the other way round, too, a stream that is dropped would
    wait for the garbage collector with its connection open."""

    def __get__(self, stream, owner=None):
        if stream is None:
            return self
        found = stream.__dict__.get("_response", lambda: None)()
        if found is None:
            import weakref
            from ._http import Request, StreamResponse, parse_headers
            url = stream._core.router.base_url.rstrip("/")
            found = StreamResponse(
                stream, stream._status, parse_headers(stream._headers),
                Request("POST", url + "/chat/completions"))
            stream.__dict__["_response"] = weakref.ref(found)
        return found


class Stream(SyncStream):
    """Chunks of a reply, as they come.  Also a context manager.
    Calls make them; made by hand, one reads an httpx response."""

    response = _Response()
    __class_getitem__ = classmethod(_Alias)

    def __new__(cls, *, cast_to, response, client, options=None):
        from . import _sse
        if cls is Stream:
            cls = _sse.GivenStream
        elif not issubclass(cls, _sse._Given):
            cls = type(cls.__name__, (cls, _sse.GivenStream), {})
        return cls.__new__(cls)  # then __init__ runs

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, exc_tb):
        self.close()

    def close(self):
        """Ends the call and its connection; the end of the chunks does it
        too."""
        self._end()


class AsyncStream(TaskStream):
    """Chunks of a reply, as they come, on an asyncio loop.
    Calls make them; made by hand, one reads an httpx response."""

    response = _Response()
    __class_getitem__ = classmethod(_Alias)

    def __new__(cls, *, cast_to, response, client, options=None):
        from . import _sse
        if cls is AsyncStream:
            cls = _sse.GivenAsyncStream
        elif not issubclass(cls, _sse._Given):
            cls = type(cls.__name__, (cls, _sse.GivenAsyncStream), {})
        return cls.__new__(cls)  # then __init__ runs

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, exc_tb):
        self._end()

    async def close(self):
        """Ends the call and its connection; the end of the chunks does it
        too."""
        self._end()

    async def aclose(self):
        """The same as close()."""
        self._end()
