# SPDX-License-Identifier: Apache-2.0
"""Streams that Python reads: over a response of a client's own httpx.  Native
calls do this in C."""

import json

from ._streaming import AsyncStream, Stream, SyncStream, TaskStream


class Decoder:
    """Bytes of server-sent events -> (event, data); an event that was not
    ended is none."""

    def __init__(self):
        self._kept = b""
        self._data = []
        self._event = None

    def feed(self, piece):
        """The events that this piece ends."""
        text = self._kept + piece
        self._kept = b""
        if text.endswith(b"\r"):  # perhaps half of a line's end
            self._kept, text = b"\r", text[:-1]
        lines = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._kept = lines.pop() + self._kept
        return [event for line in lines
                for event in self._line(line.decode("utf-8", "replace"))]

    def _line(self, line):
        if not line:
            if self._data or self._event:
                yield self._event, "\n".join(self._data)
            self._data, self._event = [], None
            return
        name, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value


def build(cast_to, data):
    """An object of a class for plain data; what does not fit is kept."""
    from ._models import BaseModel
    if isinstance(cast_to, type) and issubclass(cast_to, BaseModel):
        from ._loose import construct
        plan = getattr(cast_to, "_plan", None)
        return (construct(("model", plan), data) if plan is not None
                else cast_to.construct(**data))
    from . import _casts
    from ._errors import official
    if _casts.is_ours(cast_to):
        return _casts.made(cast_to, data)
    if official() is None or cast_to in (None, object, dict, list, str):
        return data
    from openai._models import construct_type
    return construct_type(type_=cast_to, value=data)


def _object(stream, event, data):
    """What one event's data says; raises the error that it may be."""
    value = json.loads(data)
    if isinstance(value, dict) and value.get("error"):
        from ._errors import adopt
        from ._exceptions import APIError
        adopt()
        error = value["error"]
        said = error.get("message") if isinstance(error, dict) else None
        if not isinstance(said, str) or not said:
            said = "An error occurred during streaming"
        raise APIError(said, stream.response.request, body=error)
    if event is not None and event.startswith("thread."):
        value = {"data": value, "event": event}
    if getattr(stream._client, "_strict_response_validation", False):
        from ._strict import validated_event
        return validated_event(stream._cast_to, value, stream.response)
    return build(stream._cast_to, value)


class _Given:
    """What both kinds share."""

    def __init__(self, *, cast_to, response, client, options=None):
        self._cast_to = cast_to
        self.response = response
        self._client = client
        self._options = options
        self._iterator = self.__stream__()

    _route = None
    _last = None  # the object given last

    def _check_end(self):
        """An answer that is cut off is none: a chat's stream ends with its
        mark, or with the last choice's reason."""
        choices = getattr(self._last, "choices", None)
        if choices and not any(choice.finish_reason for choice in choices):
            from ._errors import adopt
            from ._exceptions import APIConnectionError
            adopt()
            raise APIConnectionError(
                message="reply ended before it was whole",
                request=self.response.request)

    @property
    def _request_id(self):
        return self.response.headers.get("x-request-id")


class GivenStream(_Given, Stream):
    def __new__(cls, **_options):
        return SyncStream.__new__(cls)

    def __next__(self):
        return next(self._iterator)

    def __iter__(self):
        yield from self._iterator

    def _iter_events(self):
        decoder = Decoder()
        for piece in self.response.iter_bytes():
            yield from decoder.feed(piece)

    def __stream__(self):
        try:
            for event, data in self._iter_events():
                if data.startswith("[DONE]"):
                    return
                if data:
                    self._last = _object(self, event, data)
                    yield self._last
            self._check_end()
        finally:
            self.response.close()

    def close(self):
        self.response.close()

    _end = close


class GivenAsyncStream(_Given, AsyncStream):
    def __new__(cls, **_options):
        return TaskStream.__new__(cls)

    def __anext__(self):
        return self._iterator.__anext__()

    async def __aiter__(self):
        async for item in self._iterator:
            yield item

    async def _iter_events(self):
        decoder = Decoder()
        async for piece in self.response.aiter_bytes():
            for event in decoder.feed(piece):
                yield event

    async def __stream__(self):
        try:
            async for event, data in self._iter_events():
                if data.startswith("[DONE]"):
                    return
                if data:
                    self._last = _object(self, event, data)
                    yield self._last
            self._check_end()
        finally:
            await self.response.aclose()

    async def close(self):
        await self.response.aclose()

    async def __aexit__(self, exc_type, exc, exc_tb):
        await self.close()

    aclose = close
