# SPDX-License-Identifier: Apache-2.0
"""Replies as they came: what `with_raw_response` and
`with_streaming_response` give.

Both work through the method that a user calls: the wrapper adds a header and
the method returns one of these instead of what it makes of the reply.  So a
tracer that replaced the method sees such calls too.

A Source is what a reply is read from: _sources.py has those of native calls
and of a client's own httpx."""

import functools

from ._exceptions import OpenAIError
from ._types import RAW

CAST = "____stainless_override_cast_to"
_Alias = type(list[int])


class StreamAlreadyConsumed(OpenAIError):
    """The body was streamed, so it cannot be read as a whole any more."""

    def __init__(self):
        Exception.__init__(
            self, "Attempted to read or stream some content, but the content "
                  "has already been streamed. This could be due to attempting "
                  "to stream the response content more than once.")


class BaseAPIResponse:
    """A reply: its head now, its body when it is asked for."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, source, client=None):
        self._source = source
        self._client = client
        self._parsed = {}
        self._post = None  # what is done to what parse() makes

    # --- the head

    @property
    def http_response(self):
        return self._source.http_response

    @property
    def http_request(self):
        return self._source.http_response.request

    @property
    def headers(self):
        return self._source.http_response.headers

    @property
    def status_code(self):
        return self._source.http_response.status_code

    @property
    def url(self):
        return self.http_request.url

    @property
    def method(self):
        return self.http_request.method

    @property
    def http_version(self):
        return self._source.http_response.http_version

    @property
    def elapsed(self):
        return self._source.http_response.elapsed

    @property
    def is_closed(self):
        return self._source.http_response.is_closed

    @property
    def request_id(self):
        return self.headers.get("x-request-id")

    @property
    def retries_taken(self):
        return self._source.retries_taken

    @property
    def _route(self):
        """What was decided and happened; of a stream, after its end."""
        return self._source.route

    def __repr__(self):
        response = self._source.http_response
        return (f"<{type(self).__name__} [{response.status_code} "
                f"{response.reason_phrase}] type={self._source.cast_to}>")

    # --- the object

    def _parse(self, to):
        found = self._parsed.get(to)
        if found is None:
            found = self._source.build(to)
            if self._post is not None:
                found = self._post(found)
            self._parsed[to] = found
        return found


class LegacyAPIResponse(BaseAPIResponse):
    """What with_raw_response gives, the body already there; of both clients:
    parse() is an ordinary method in both."""

    def parse(self, *, to=None):
        return self._parse(to)

    @property
    def content(self):
        return self._source.http_response.content

    @property
    def text(self):
        return self._source.http_response.text

    def __repr__(self):
        response = self._source.http_response
        return (f"<APIResponse [{response.status_code} "
                f"{response.reason_phrase}] type={self._source.cast_to}>")


class APIResponse(BaseAPIResponse):
    """What with_streaming_response gives inside its `with`."""

    def parse(self, *, to=None):
        if not self._source.streams:
            self.read()
        return self._parse(to)

    def read(self):
        return self._source.read()

    def text(self):
        self.read()
        return self._source.text()

    def json(self):
        self.read()
        return self._source.json()

    def close(self):
        self._source.close()

    def iter_bytes(self, chunk_size=None):
        return self._source.iter_bytes(chunk_size)

    def iter_text(self, chunk_size=None):
        from ._sources import texts
        return texts(self.iter_bytes(), chunk_size)

    def iter_lines(self):
        from ._sources import lines
        return lines(self.iter_bytes())


class AsyncAPIResponse(BaseAPIResponse):
    """What with_streaming_response gives inside its `async with`."""

    async def parse(self, *, to=None):
        if not self._source.streams:
            await self.read()
        return self._parse(to)

    async def read(self):
        return await self._source.aread()

    async def text(self):
        await self.read()
        return self._source.text()

    async def json(self):
        await self.read()
        return self._source.json()

    async def close(self):
        await self._source.aclose()

    def iter_bytes(self, chunk_size=None):
        return self._source.aiter_bytes(chunk_size)

    def iter_text(self, chunk_size=None):
        from ._sources import atexts
        return atexts(self.iter_bytes(), chunk_size)

    def iter_lines(self):
        from ._sources import alines
        return alines(self.iter_bytes())


# --- binary bodies -------------------------------------------------------------

class BinaryAPIResponse(APIResponse):
    """Of a method whose result is a file."""

    def write_to_file(self, file):
        with open(file, "wb") as out:
            for piece in self.iter_bytes():
                out.write(piece)


class AsyncBinaryAPIResponse(AsyncAPIResponse):
    """Of a method whose result is a file."""

    async def write_to_file(self, file):
        with open(file, "wb") as out:
            async for piece in self.iter_bytes():
                out.write(piece)


class StreamedBinaryAPIResponse(APIResponse):
    """Of a method whose result is a file that is read as it comes."""

    def stream_to_file(self, file, *, chunk_size=None):
        with open(file, "wb") as out:
            for piece in self.iter_bytes(chunk_size):
                out.write(piece)


class AsyncStreamedBinaryAPIResponse(AsyncAPIResponse):
    """Of a method whose result is a file that is read as it comes."""

    async def stream_to_file(self, file, *, chunk_size=None):
        with open(file, "wb") as out:
            async for piece in self.iter_bytes(chunk_size):
                out.write(piece)


# --- what a method does with the header ----------------------------------------

def respond(headers, source, client, is_async=False):
    """The response object that a call's extra_headers ask for."""
    if headers[RAW] == "true":
        return LegacyAPIResponse(source, client)
    cls = headers.get(CAST) or (AsyncAPIResponse if is_async else APIResponse)
    return cls(source, client)


# --- the wrappers --------------------------------------------------------------

class ResponseContextManager:
    """Sends the request where the `with` begins."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, request_func):
        self._request_func = request_func
        self._response = None

    def __enter__(self):
        self._response = self._request_func()
        return self._response

    def __exit__(self, exc_type, exc, exc_tb):
        if self._response is not None:
            self._response.close()


class AsyncResponseContextManager:
    """Sends the request where the `async with` begins."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, api_request):
        self._api_request = api_request
        self._response = None

    async def __aenter__(self):
        self._response = await self._api_request
        return self._response

    async def __aexit__(self, exc_type, exc, exc_tb):
        if self._response is not None:
            await self._response.close()


def _marked(options, kind, cls=None):
    headers = {**(options.get("extra_headers") or {}), RAW: kind}
    if cls is not None:
        headers[CAST] = cls
    return {**options, "extra_headers": headers}


def to_raw_response_wrapper(func):
    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        return func(*args, **_marked(kwargs, "true"))
    return wrapped


def async_to_raw_response_wrapper(func):
    @functools.wraps(func)
    async def wrapped(*args, **kwargs):
        return await func(*args, **_marked(kwargs, "true"))
    return wrapped


def to_custom_streamed_response_wrapper(func, response_cls=None):
    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        kwargs = _marked(kwargs, "stream", response_cls)
        return ResponseContextManager(functools.partial(func, *args, **kwargs))
    return wrapped


def async_to_custom_streamed_response_wrapper(func, response_cls=None):
    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        kwargs = _marked(kwargs, "stream", response_cls)
        return AsyncResponseContextManager(func(*args, **kwargs))
    return wrapped


to_streamed_response_wrapper = to_custom_streamed_response_wrapper
async_to_streamed_response_wrapper = async_to_custom_streamed_response_wrapper


# --- resources whose methods are wrapped ---------------------------------------

class View:
    """A resource as `with_raw_response` or `with_streaming_response` shows
    it: its methods wrapped when they are asked for, so that what was patched
    in is wrapped too; its parts as views of the same kind."""

    _kind = "with_raw_response"

    def __init__(self, resource):
        self._resource = resource

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        value = getattr(self._resource, name)
        if hasattr(type(value), self._kind):
            return getattr(value, self._kind)
        if not callable(value):
            raise AttributeError(name)
        return self._wrap(value)

    def __dir__(self):
        return [name for name in dir(self._resource)
                if not name.startswith(("_", "with_"))]

    def _wrap(self, method):
        if self._resource._is_async:
            return async_to_raw_response_wrapper(method)
        return to_raw_response_wrapper(method)


class StreamingView(View):
    _kind = "with_streaming_response"

    def _wrap(self, method):
        if self._resource._is_async:
            return async_to_streamed_response_wrapper(method)
        return to_streamed_response_wrapper(method)
