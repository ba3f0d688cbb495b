# SPDX-License-Identifier: Apache-2.0
"""Requests and responses as users of the official client look at them, small.
Where httpx is loaded its own classes are used instead."""

import sys


def real():
    """The httpx that the official package uses, if any is loaded."""
    official = getattr(sys.modules.get("openai"), "_base_client", None)
    for name in ("httpx2", "httpx"):
        module = sys.modules.get(name)
        if module is None or not hasattr(module, "Response"):
            continue
        if official is None or hasattr(official, name):
            return module
    return None


def parse_headers(raw):
    """Lines of a header block -> [(name, value)]."""
    pairs = []
    for line in raw.decode("latin-1").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            pairs.append((name.strip(), value.strip()))
    return pairs


class Headers:
    """A multi-dict whose keys have no case; dict() of it joins values."""

    def __init__(self, pairs=()):
        if hasattr(pairs, "items"):
            pairs = pairs.items()
        self._pairs = [(str(name).lower(), str(value))
                       for name, value in pairs]

    def get_list(self, name):
        name = name.lower()
        return [value for key, value in self._pairs if key == name]

    def get(self, name, default=None):
        found = self.get_list(name)
        return ", ".join(found) if found else default

    def __getitem__(self, name):
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name):
        return isinstance(name, str) and bool(self.get_list(name))

    def keys(self):
        return {name: None for name, _ in self._pairs}.keys()

    def values(self):
        return [self[name] for name in self.keys()]

    def items(self):
        return [(name, self[name]) for name in self.keys()]

    def multi_items(self):
        return list(self._pairs)

    @property
    def raw(self):
        return [(name.encode("latin-1"), value.encode("latin-1"))
                for name, value in self._pairs]

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __eq__(self, other):
        if not isinstance(other, Headers):
            try:
                other = Headers(other)
            except (TypeError, ValueError):
                return False
        return sorted(self._pairs) == sorted(other._pairs)

    __hash__ = None

    def __repr__(self):
        return f"Headers({dict(self.items())!r})"


class URL:
    """An address: str() of it is what it is mostly used for."""

    __slots__ = ("_text",)

    def __init__(self, text):
        self._text = str(text)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, (str, URL)) and str(other) == self._text

    def __hash__(self):
        return hash(self._text)

    @property
    def _uri_reference(self):
        return self._text

    def _parts(self):
        from urllib.parse import urlsplit
        return urlsplit(self._text)

    @property
    def scheme(self):
        return self._parts().scheme

    @property
    def host(self):
        return self._parts().hostname or ""

    @property
    def port(self):
        return self._parts().port

    @property
    def path(self):
        return self._parts().path

    @property
    def query(self):
        return self._parts().query.encode("ascii", "replace")

    @property
    def raw_path(self):
        parts = self._parts()
        path = parts.path + ("?" + parts.query if parts.query else "")
        return path.encode("ascii", "replace")


class Request:
    def __init__(self, method, url, headers=(), content=b""):
        self.method = method
        self.url = URL(url)
        self.headers = Headers(headers)
        self.content = content

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    http_version = "HTTP/1.1"
    elapsed = None
    is_closed = True
    is_stream_consumed = True

    def __init__(self, status_code, headers=(), content=b"", request=None):
        self.status_code = status_code
        self.headers = Headers(headers)
        self.content = content
        self.request = request

    @property
    def url(self):
        return self.request.url

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    @property
    def reason_phrase(self):
        from http import HTTPStatus
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ""

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    def json(self, **options):
        import json
        return json.loads(self.content, **options)

    def read(self):
        self.is_closed = self.is_stream_consumed = True
        return self.content

    def close(self):
        self.is_closed = True

    async def aread(self):
        return self.read()

    async def aclose(self):
        self.close()

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


class StreamResponse(Response):
    """The response of a stream: its body is what the stream gives."""

    def __init__(self, stream, status_code, headers, request):
        super().__init__(status_code, headers, b"", request)
        self._stream = stream

    @property
    def is_closed(self):
        return self._stream._ended

    @property
    def is_stream_consumed(self):
        return self._stream._ended

    def read(self):
        return self.content

    def close(self):
        self._stream._end()

    async def aclose(self):
        self._stream._end()
