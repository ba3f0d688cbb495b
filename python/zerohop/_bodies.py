# SPDX-License-Identifier: Apache-2.0
"""Replies of plain requests: their bytes, and what those are made into."""

from . import _casts
from ._sources import Chunks, Whole, whole_response
from ._http import parse_headers


def made_of(reply, cast_to, asked):
    """A native Reply as what is asked for."""
    if cast_to is type(None):
        return None
    if cast_to is bytes:
        return reply.content
    if cast_to is str:
        return reply.content.decode("utf-8", "replace")
    if asked.client._strict_response_validation and cast_to not in _PLAIN:
        from . import _strict
        return _strict.made_of(reply, cast_to, asked)
    plan = _casts.plan_of(cast_to) if cast_to not in _PLAIN else None
    made = reply.build(plan)
    if plan is None and cast_to not in _PLAIN and not isinstance(made, str):
        made = attached(_casts.made(cast_to, made), reply.request_id,
                        reply.route)
    return made


def attached(made, request_id, route):
    if hasattr(made, "_plan"):
        made._request_id, made._route = request_id, route
    elif hasattr(type(made), "model_fields"):
        made.__dict__.update(_request_id=request_id, _route=route)
    return made


_PLAIN = (object, dict, list)


def is_response(cast_to):
    """Is it a response itself that is asked for?"""
    return isinstance(cast_to, type) and (
        hasattr(cast_to, "is_success") or
        cast_to.__name__ == "HttpxBinaryResponseContent")


def response_of(cast_to, response):
    return response if hasattr(cast_to, "is_success") else cast_to(response)


class WholeBody(Whole):
    """Everything is there."""

    def __init__(self, reply, asked, cast_to):
        super().__init__(reply, asked, None)
        self._to = cast_to

    @property
    def cast_to(self):
        return self._to

    def build(self, to):
        if to is not None:
            return super().build(to)
        if is_response(self._to):
            return response_of(self._to, self.http_response)
        return made_of(self._reply, self._to, self._asked)


class ComingBody(Chunks):
    """Over a native stream of bytes."""

    streams = False

    def __init__(self, stream, asked, cast_to):
        super().__init__(stream, asked, None, framed=False)
        self._to = cast_to
        self._begun = False

    @property
    def cast_to(self):
        return self._to

    def _begin(self):
        if self._begun:
            from ._response import StreamAlreadyConsumed
            raise StreamAlreadyConsumed()
        self._begun = True

    def build(self, to):
        if to is not None:
            from ._sources import cast
            return cast(self, to)
        if is_response(self._to):
            stream = self._stream
            return response_of(self._to, whole_response(
                stream._status, parse_headers(stream._headers), self._read,
                self._asked.request()))
        return self._made(self._to)

    def build_plan(self, plan):
        return self.json() if plan is None else self._made(plan.cls)

    def _made(self, cast_to):
        """Of bytes that came one by one."""
        if cast_to is type(None):
            return None
        text = self.text()
        if cast_to is str:
            return text
        try:
            made = self.json()
        except ValueError:
            return text
        made = made if cast_to in _PLAIN else _casts.made(cast_to, made)
        stream = self._stream
        return attached(made, stream._request_id, stream._route)


def given_body(response, client, cast_to, stream):
    """What a caller's own httpx client brought, as a source."""
    from . import _sse
    from ._given import GivenSource

    class GivenBody(GivenSource):
        cast_to = None

        def build(self, to):
            if to is not None or self._stream is not None:
                return super().build(to)
            if is_response(cast_to):
                return response_of(cast_to, response)
            if cast_to in (type(None), str, bytes):
                return {str: lambda: response.text, bytes: response.read,
                        type(None): lambda: None}[cast_to]()
            made = _sse.build(cast_to, self.build_plan(None))
            if hasattr(type(made), "model_fields"):
                from .lib._parsing._completions import attach
                attach(made, "_request_id",
                       response.headers.get("x-request-id"))
            return made

    made = None
    if stream:
        cls = (_sse.GivenAsyncStream if client._is_async
               else _sse.GivenStream)
        made = cls(cast_to=cast_to, response=response, client=client)
    return GivenBody(response, client, None, made)
