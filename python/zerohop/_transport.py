# SPDX-License-Identifier: Apache-2.0
"""HttpxTransport and AsyncHttpxTransport: for any client built on httpx or
httpx2.  Requests go out by the core; with a client's options chat completions
are routed, others go to their URLs."""

import functools
import json
import re
import sys
import threading

from . import _native, _options
from ._exceptions import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
)
from ._http import parse_headers
from ._timeout import Timeout
from ._types import omit

ANY = 4  # zh_form
_MOST_ORIGINS = 64
# What the core says itself, or must not be told.
_OWN = {b"host", b"connection", b"content-length", b"transfer-encoding",
        b"accept-encoding"}
_SILENT = (b"accept", b"authorization", b"content-type", b"user-agent")

_routers = {}  # origin -> a core's router, the last used last
_lock = threading.Lock()


def _router_of(origin):
    with _lock:
        found = _routers.pop(origin, None)
        if found is None:
            found = _native.Router({
                "base_url": origin, "require_key": False, "max_retries": 0,
                "network_only": True, "user_catalog": False})
        _routers[origin] = found
        while len(_routers) > _MOST_ORIGINS:
            del _routers[next(iter(_routers))]
    return found


# --- requests --------------------------------------------------------------------

def _module_of(request):
    """The httpx whose request it is."""
    return sys.modules[type(request).__module__.partition(".")[0]]


def _origin(url):
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _headers(request):
    """[(name, value)]: all that it says and nothing else."""
    found = {}
    host = request.url.netloc
    for name, value in request.headers.raw:
        key = name.lower()
        if key in _OWN and not (key == b"host" and value != host):
            continue
        if key in found:
            join = b"; " if key == b"cookie" else b", "
            value = found[key][1] + join + value
        found[key] = (name, value)
    for key in _SILENT:
        found.setdefault(key, (key, omit))
    return list(found.values())


def _timeout(request):
    limits = request.extensions.get("timeout") or {}
    return Timeout(None, connect=limits.get("connect"),
                   read=limits.get("read"))


def _arguments(request, body):
    """What the native request takes."""
    return (request.method, request.url.raw_path.decode("ascii"), None,
            body or None, None, None, ANY, None, _headers(request), None,
            _timeout(request), None)


def _chat_of(request, body):
    """The body of a chat completion, or None of another request."""
    if request.method != "POST" or not request.url.path.endswith(
            "/chat/completions"):
        return None
    try:
        made = json.loads(body)
    except ValueError:
        return None
    return made if isinstance(made, dict) else None


# --- replies ----------------------------------------------------------------------

@functools.cache
def _bodies(module):
    """Classes of a reply's body, as the module wants them."""

    class Body(module.SyncByteStream):
        def __init__(self, stream, request, frame):
            self._stream, self._request = stream, request
            self._frame = frame

        def __iter__(self):
            try:
                for piece in self._stream:
                    yield self._frame(piece)
            except Exception as error:
                raise _translated(error, self._request, "Read") from error
            yield self._frame(None)

        def close(self):
            self._stream._end()

    class AsyncBody(module.AsyncByteStream):
        def __init__(self, stream, request, frame):
            self._stream, self._request = stream, request
            self._frame = frame

        async def __aiter__(self):
            try:
                async for piece in self._stream:
                    yield self._frame(piece)
            except Exception as error:
                raise _translated(error, self._request, "Read") from error
            yield self._frame(None)

        async def aclose(self):
            self._stream._end()

    return Body, AsyncBody


def _as_it_is(piece):
    return b"" if piece is None else piece


def _as_event(piece):
    return b"data: " + (b"[DONE]" if piece is None else piece) + b"\n\n"


def _reply_headers(raw):
    """Without what told of the form on the wire: the body is decoded."""
    pairs = [(name.encode("latin-1"), value.encode("latin-1"))
             for name, value in parse_headers(raw)]
    gone = {b"transfer-encoding"}
    if any(name.lower() == b"content-encoding" for name, _ in pairs):
        gone |= {b"content-encoding", b"content-length"}
    return [pair for pair in pairs if pair[0].lower() not in gone]


def _response(request, status, headers, **body):
    return _module_of(request).Response(
        status, headers=headers, request=request,
        extensions={"http_version": b"HTTP/1.1"}, **body)


def _streamed(request, stream, is_async, frame=_as_it_is):
    body = _bodies(_module_of(request))[is_async]
    headers = _reply_headers(stream._headers)
    if frame is _as_it_is:
        headers = [pair for pair in headers
                   if not pair[0].lower().startswith(b"x-zerohop-")]
    return _response(request, stream._status, headers,
                     stream=body(stream, request, frame))


def _chatted(request, made, is_async):
    if not hasattr(made, "content"):
        made._raw = True
        return _streamed(request, made, is_async, _as_event)
    headers = [pair for pair in _reply_headers(made.headers)
               if pair[0].lower() != b"content-length"]
    return _response(request, made.status, headers, content=made.content)


# --- errors -------------------------------------------------------------------------

def _translated(error, request, where):
    """A failure of ours as httpx tells it; `where` Connect until there is a
    reply, then Read."""
    module = _module_of(request)
    kind = {"TRUNCATED": "RemoteProtocolError", "PROTOCOL": "DecodingError",
            "INVALID": "LocalProtocolError"}.get(
                getattr(error, "_status", None))
    # Where nothing was chosen it says nothing by whom.
    text = re.sub(r"^\S+/: ", "", str(error.__cause__ or error))
    if isinstance(error, APITimeoutError):
        kind = "ConnectTimeout" if "connect" in text and (
            where == "Connect") else "ReadTimeout"
    elif kind is None and isinstance(error, (APIConnectionError,
                                             APIResponseValidationError)):
        kind = where + "Error"
    return error if kind is None else getattr(module, kind)(
        text, request=request)


def _told(error, request):
    """A failure as the provider would have told it, or an exception."""
    if not isinstance(error, APIStatusError):
        raise _translated(error, request, "Connect") from error
    headers = [(name, value) for name, value in
               error.response.headers.items() if name.lower() not in
               ("content-type", "content-length", "content-encoding",
                "transfer-encoding")]
    body = error.body if error.body is not None else {"message": str(error)}
    return _response(request, error.status_code, headers,
                     json={"error": body})


# --- transports -----------------------------------------------------------------------

class _Transport:
    """What both share.  `options` are those of a client of this package."""

    _is_async = False

    @_options.discreet
    def __init__(self, **options):
        self._natives = {}
        self._closed = False
        self._client = None
        self._has_key = options.get("api_key") is not None
        if options:
            from ._client import AsyncOpenAI, OpenAI
            kind = AsyncOpenAI if self._is_async else OpenAI
            self._client = kind(**{
                "max_retries": 0, "_enforce_credentials": False, **options})

    def _native_of(self, request):
        url = request.url
        if url.scheme not in ("http", "https"):
            raise _module_of(request).UnsupportedProtocol(
                "Request URL has an unsupported protocol "
                f"'{url.scheme}://'.", request=request)
        if self._closed:
            raise RuntimeError("Cannot send a request, as the transport has "
                               "been closed.")
        origin = _origin(url)
        found = self._natives.pop(origin, None)
        if found is None:
            found = _native.Client(_router_of(origin))
        self._natives[origin] = found
        while len(self._natives) > _MOST_ORIGINS:
            self._natives.pop(next(iter(self._natives)), None)
        return found

    def _chat(self, request, body, key):
        """What the native part's send() takes."""
        query = list(request.url.params.multi_items())
        stream = bool(body.get("stream"))
        return (tuple(body), tuple(body.values()), stream, None,
                query or None, None, _timeout(request), key, True)

    def _key_of(self, request):
        """The request's key, where it was going there."""
        if self._has_key or _origin(request.url) != _origin_of_text(
                self._client._native.router.base_url):
            return None
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        return key if kind.lower() == "bearer" and key else None

    def _end(self):
        self._closed = True
        for native in self._natives.values():
            native.close()


def _origin_of_text(url):
    from urllib.parse import urlsplit
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class HttpxTransport(_Transport):
    """For `httpx.Client(transport=...)` and httpx2's."""

    def handle_request(self, request):
        body = b"".join(request.stream)
        chat = _chat_of(request, body) if self._client else None
        if chat is not None:
            return self._handle_chat(request, chat)
        native = self._native_of(request)
        try:
            made = native.request(*_arguments(request, body))
        except Exception as error:
            raise _translated(error, request, "Connect") from error
        return _streamed(request, made, False)

    def _handle_chat(self, request, chat):
        client = self._client
        key = (client._refresh_api_key() if client._key_provider
               else self._key_of(request))
        try:
            made = client._native.send(*self._chat(request, chat, key))
        except Exception as error:
            return _told(error, request)
        return _chatted(request, made, False)

    def close(self):
        self._end()
        if self._client is not None:
            self._client.close()

    def __enter__(self):
        return self

    def __exit__(self, exc_type=None, exc=None, exc_tb=None):
        self.close()


class AsyncHttpxTransport(_Transport):
    """For `httpx.AsyncClient(transport=...)` and httpx2's, on asyncio."""

    _is_async = True

    async def handle_async_request(self, request):
        body = b"".join([piece async for piece in request.stream])
        chat = _chat_of(request, body) if self._client else None
        if chat is not None:
            return await self._handle_chat(request, chat)
        native = self._native_of(request)
        try:
            made = await native.request_async(*_arguments(request, body))
        except Exception as error:
            raise _translated(error, request, "Connect") from error
        return _streamed(request, made, True)

    async def _handle_chat(self, request, chat):
        client = self._client
        key = (await client._refresh_api_key() if client._key_provider
               else self._key_of(request))
        try:
            made = await client._native.send_async(
                *self._chat(request, chat, key))
        except Exception as error:
            return _told(error, request)
        return _chatted(request, made, True)

    async def aclose(self):
        self._end()
        if self._client is not None:
            await self._client.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type=None, exc=None, exc_tb=None):
        await self.aclose()
