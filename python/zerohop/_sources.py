# SPDX-License-Identifier: Apache-2.0
"""What a reply's body is read from, and made into."""

import codecs

from ._http import Request, Response, StreamResponse, parse_headers, real
from ._types import RAW

CHUNK = 16384  # bytes that iter_bytes gives at once, when it may choose


class Asked:
    """The request that a reply belongs to."""

    __slots__ = ("client", "method", "path", "headers")

    def __init__(self, client, method, path, headers=None):
        self.client, self.method, self.path = client, method, path
        self.headers = headers

    def request(self, module=None):
        base = self.client._native.router.base_url.rstrip("/")
        headers = {**self.client.default_headers, **(self.headers or {})}
        headers = {name: value for name, value in headers.items()
                   if isinstance(value, str) and name != RAW}
        kind = module.Request if module is not None else Request
        return kind(self.method, base + self.path, headers=headers)


class Source:
    """Of a native call: `plan` says what build() makes of it."""

    streams = False
    _http_response = None

    def __init__(self, asked, plan):
        self._asked = asked
        self._plan = plan

    @property
    def cast_to(self):
        return getattr(self._plan, "cls", None)

    @property
    def http_response(self):
        if self._http_response is None:
            self._http_response = self._make_response()
        return self._http_response

    @property
    def retries_taken(self):
        count = self.http_response.headers.get("x-zerohop-attempts", "1")
        return max(0, int(count) - 1)


class Whole(Source):
    """Over a native Reply: everything is there."""

    unread = False

    def __init__(self, reply, asked, plan):
        super().__init__(asked, plan)
        self._reply = reply

    def _make_response(self):
        module = real()
        return whole_response(
            self._reply.status, parse_headers(self._reply.headers),
            self._reply.content, self._asked.request(module), module,
            getattr(self.route, "total_ms", None), self.unread)

    @property
    def route(self):
        return self._reply.route

    def read(self):
        return self._reply.content

    async def aread(self):
        return self._reply.content

    def text(self):
        return self._reply.content.decode("utf-8", "replace")

    def json(self):
        import json
        return json.loads(self._reply.content)

    def close(self):
        pass

    async def aclose(self):
        pass

    def iter_bytes(self, size=None):
        content = self._reply.content
        size = size or max(1, len(content))
        for at in range(0, len(content), size):
            yield content[at:at + size]

    async def aiter_bytes(self, size=None):
        for piece in self.iter_bytes(size):
            yield piece

    def build(self, to):
        if to is not None:
            return cast(self, to)
        if self._plan is not None and (
                self._asked.client._strict_response_validation):
            from ._strict import made_of
            return made_of(self._reply, self._plan.cls, self._asked)
        return self._reply.build(self._plan)

    def build_plan(self, plan):
        return self._reply.build(plan)


class Unread(Whole):
    """The same for with_streaming_response, where a reply is closed once it
    was read."""

    unread = True

    def read(self):
        return self.http_response.read()

    async def aread(self):
        return await self.http_response.aread()

    def close(self):
        self.http_response.close()

    async def aclose(self):
        await self.http_response.aclose()

    def iter_bytes(self, size=None):
        self.read()
        return super().iter_bytes(size)

    async def aiter_bytes(self, size=None):
        await self.aread()
        for piece in super().iter_bytes(size):
            yield piece


class Chunks(Source):
    """Over a native stream of chat chunks, or of bytes as they come."""

    streams = True

    def __init__(self, stream, asked, plan, framed=True, of=None):
        super().__init__(asked, plan)
        self._stream = stream
        self._of = of or getattr(plan, "cls", None)
        self._framed = framed
        self._read = None

    def _make_response(self):
        module = real()
        return StreamResponse(
            self._stream, self._stream._status,
            parse_headers(self._stream._headers), self._asked.request(module))

    @property
    def route(self):
        return self._stream._route

    def build(self, to):
        if to is not None:
            from ._streaming import AsyncStream, Stream
            kind = getattr(to, "__origin__", to)
            if not (isinstance(kind, type) and
                    issubclass(kind, (Stream, AsyncStream))):
                raise TypeError("Expected custom parse type to be a subclass "
                                f"of {Stream} or {AsyncStream}")
        if self._plan is not None and (
                self._asked.client._strict_response_validation):
            from ._strict import watched
            return watched(self._stream, self._of)
        return self._stream

    def _frame(self, chunk):
        return b"data: " + chunk + b"\n\n" if self._framed else chunk

    def _pieces(self):
        if self._read is not None:
            yield self._read
            return
        self._begin()
        for chunk in self._stream:
            yield self._frame(chunk)
        if self._framed:
            yield b"data: [DONE]\n\n"

    async def _apieces(self):
        if self._read is not None:
            yield self._read
            return
        self._begin()
        async for chunk in self._stream:
            yield self._frame(chunk)
        if self._framed:
            yield b"data: [DONE]\n\n"

    def _begin(self):
        if self._stream._raw:
            from ._response import StreamAlreadyConsumed
            raise StreamAlreadyConsumed()
        self._stream._raw = True

    def iter_bytes(self, size=None):
        return sized(self._pieces(), size)

    def aiter_bytes(self, size=None):
        return asized(self._apieces(), size)

    def read(self):
        if self._read is None:
            self._read = b"".join(self._pieces())
        return self._read

    async def aread(self):
        if self._read is None:
            self._read = b"".join([piece async for piece in self._apieces()])
        return self._read

    def text(self):
        return self._read.decode("utf-8", "replace")

    def json(self):
        import json
        return json.loads(self._read)

    def close(self):
        self._stream._end()

    async def aclose(self):
        self._stream._end()


# --- responses -----------------------------------------------------------------

# What came is decoded: these would make it be decoded again.
_ENCODED = ("content-encoding", "transfer-encoding", "content-length")


def whole_response(status, headers, content, request, module=None, ms=None,
                   unread=False):
    """A response of the httpx that is loaded, `module`, or our own; `unread`
    is one whose body is still to be read."""
    if module is None:
        response = Response(status, headers, content, request)
        response.is_closed = response.is_stream_consumed = not unread
    else:
        headers = [(name.encode("latin-1"), value.encode("latin-1"))
                   for name, value in headers if name.lower() not in _ENCODED]
        body = {"stream": module.ByteStream(content)} if unread else {
            "content": content}
        response = module.Response(status, headers=headers, **body,
                                   request=request,
                                   extensions={"http_version": b"HTTP/1.1"})
    if ms is not None:
        from datetime import timedelta
        response.elapsed = timedelta(milliseconds=ms)
    return response


# --- what parse(to=...) makes ---------------------------------------------------

_FROM_TEXT = {str: str, int: int, float: float,
              bool: lambda text: text.strip().lower() == "true"}


def cast(source, to):
    """The body as `to`: a model class, dict, list, a union, str, a number, or
    the response itself."""
    if isinstance(to, type(list[int])) and to.__origin__ is not list and (
            to.__origin__ is not dict):
        to = to.__origin__
    if to is type(None):
        return None
    if to in _FROM_TEXT:
        return _FROM_TEXT[to](source.text())
    if isinstance(to, type):
        if issubclass(to, type(source.http_response)):
            return source.http_response
        made = _model(source, to)
        if made is not None:
            return made
        if to not in (dict, list, object):
            raise RuntimeError(
                f"Unsupported type, expected {to} to be a subclass of "
                "BaseModel, dict, list, Union, NoneType, str or Response.")
        return source.build_plan(None)
    return _annotated(source, to)


def _model(source, to):
    from ._models import BaseModel
    if issubclass(to, BaseModel):
        plan = getattr(to, "_plan", None)
        if plan is not None:
            return source.build_plan(plan)
        return to.construct(**source.json())
    if not hasattr(to, "model_fields"):
        return None
    from ._errors import official
    base = getattr(official(), "BaseModel", None)
    if base is None or not issubclass(to, base):
        raise TypeError("Pydantic models must subclass our base model type, "
                        "e.g. `from openai import BaseModel`")
    from ._official import plan_of
    return source.build_plan(plan_of(to))


def _annotated(source, to):
    """list[X], dict[str, X], Union[...]: with pydantic if it is there."""
    data = source.build_plan(None)
    from ._errors import official
    if official() is not None:
        from openai._models import construct_type
        return construct_type(type_=to, value=data)
    return data


# --- pieces of bytes -> pieces of another size, text, lines ----------------------

def sized(pieces, size):
    if not size:
        yield from pieces
        return
    kept = b""
    for piece in pieces:
        kept += piece
        while len(kept) >= size:
            yield kept[:size]
            kept = kept[size:]
    if kept:
        yield kept


async def asized(pieces, size):
    kept = b""
    async for piece in pieces:
        if not size:
            yield piece
            continue
        kept += piece
        while len(kept) >= size:
            yield kept[:size]
            kept = kept[size:]
    if kept:
        yield kept


class _Text:
    """Bytes -> text of a size."""

    def __init__(self, size=None):
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._size = size
        self._kept = ""

    def feed(self, piece, last=False):
        text = self._decoder.decode(piece, last)
        if not self._size:
            return [text] if text else []
        text = self._kept + text
        whole = 0 if len(text) < self._size else (
            len(text) - len(text) % self._size)
        if last:
            whole = len(text)
        self._kept = text[whole:]
        return [text[at:min(at + self._size, whole)]
                for at in range(0, whole, self._size)]


class _Lines:
    """Text -> lines, ended by LF, CR LF or CR."""

    def __init__(self):
        self._kept = ""

    def feed(self, text, last=False):
        text = self._kept + text
        self._kept = ""
        if text.endswith("\r") and not last:
            self._kept, text = "\r", text[:-1]
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rest = lines.pop()
        if last:
            return lines + ([rest] if rest else [])
        self._kept = rest + self._kept
        return lines


def texts(pieces, size=None):
    text = _Text(size)
    for piece in pieces:
        yield from text.feed(piece)
    yield from text.feed(b"", True)


async def atexts(pieces, size=None):
    text = _Text(size)
    async for piece in pieces:
        for part in text.feed(piece):
            yield part
    for part in text.feed(b"", True):
        yield part


def lines(pieces):
    cut = _Lines()
    for part in texts(pieces):
        yield from cut.feed(part)
    yield from cut.feed("", True)


async def alines(pieces):
    cut = _Lines()
    async for part in atexts(pieces):
        for line in cut.feed(part):
            yield line
    for line in cut.feed("", True):
        yield line
