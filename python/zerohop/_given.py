# SPDX-License-Identifier: Apache-2.0
"""Calls through the httpx client that a user passed, where that does what a
native call does not: its hooks, proxies, mocks.  It goes to the base URL, in
OpenAI's form; there is no routing here."""

import json
import random

from . import _native
from ._sources import Source, cast, sized, asized

_MAX_DELAY = 120.0  # a longer Retry-After is not waited for


class GivenSource(Source):
    """A reply that an httpx client brought."""

    route = None
    retries_taken = 0

    def __init__(self, response, owner, plan, stream=None):
        super().__init__(None, plan)
        self._http_response = response
        self._owner = owner
        self._stream = stream
        self.streams = stream is not None
        self.retries_taken = int(response.request.headers.get(
            "x-stainless-retry-count", "0"))

    def read(self):
        return self._http_response.read()

    async def aread(self):
        return await self._http_response.aread()

    def text(self):
        return self._http_response.text

    def json(self):
        return self._http_response.json()

    def close(self):
        self._http_response.close()

    async def aclose(self):
        await self._http_response.aclose()

    def iter_bytes(self, size=None):
        return sized(self._http_response.iter_bytes(), size)

    def aiter_bytes(self, size=None):
        return asized(self._http_response.aiter_bytes(), size)

    def build(self, to):
        if self._stream is not None:
            return self._stream
        return cast(self, to) if to is not None else self.build_plan(
            self._plan)

    def build_plan(self, plan):
        response = self._http_response
        try:
            data = response.json()
        except ValueError:
            return response.text
        if plan is None:
            return data
        from ._sse import build
        made = build(plan.cls, data)
        if hasattr(type(made), "model_fields"):
            from .lib._parsing._completions import attach
            attach(made, "_request_id", response.headers.get("x-request-id"))
        return made


class Given:
    """Stands where a client's native part stands."""

    closed = False
    reply_plan = chunk_plan = None

    def __init__(self, owner, native, http_client, module):
        self._owner = owner
        self._native = native  # knows the router, and is not called
        self._http = http_client
        self._module = module
        self._key = None

    @property
    def router(self):
        return self._native.router

    def set_timeout(self, value):
        self._native.set_timeout(value)

    def set_max_retries(self, value):
        pass  # asked of the client at each call

    def set_api_key(self, value):
        self._key = value

    def close(self):
        self.closed = True

    # --- requests

    def _check(self):
        if self.closed:
            raise RuntimeError("Cannot send a request, as the client has been "
                               "closed.")
        if self.reply_plan is None:
            from ._plans import choose
            self.reply_plan, self.chunk_plan = choose()

    def _headers(self, extra, key, count):
        owner = self._owner
        if key is None:
            key = self._key if self._key is not None else owner.api_key
        headers = {"accept": "application/json", "user-agent":
                   owner.default_headers["User-Agent"]}
        if key:
            headers["authorization"] = f"Bearer {key}"
        headers["openai-organization"] = owner.organization
        headers["openai-project"] = owner.project
        headers["x-stainless-retry-count"] = str(count)
        for name, value in (*owner._custom_headers.items(),
                            *(extra or {}).items()):
            headers[name.lower()] = value
        return {name: value for name, value in headers.items()
                if value is not None and not _native.absent(value)}

    def _timeout(self, value):
        if _native.absent(value):
            value = self._owner.timeout
        if hasattr(value, "connect"):
            return self._module.Timeout(**{
                name: getattr(value, name)
                for name in ("connect", "read", "write", "pool")})
        return value

    def _request(self, method, path, body, kind, headers, query, timeout, key,
                 count):
        base = self.router.base_url.rstrip("/")
        url = path if path.startswith("http") else base + path
        if body is not None and not isinstance(body, bytes):
            body = _native.encode(body)
        headers = self._headers(headers, key, count)
        if body is not None:
            headers.setdefault("content-type", kind or "application/json")
        return self._http.build_request(
            method, url, content=body, headers=headers,
            params=query or None, timeout=self._timeout(timeout))

    def _body(self, names, values, extra):
        body = {name: value for name, value in zip(names, values)
                if not _native.absent(value)}
        return {**body, **(extra or {})}

    # --- attempts

    def _failed(self, error, request):
        """What an exception of httpx means."""
        from . import _exceptions as ours
        from ._errors import adopt
        adopt()
        if isinstance(error, self._module.TimeoutException):
            return ours.APITimeoutError(request)
        return ours.APIConnectionError(request=request)

    def _wait(self, error, response, count, left):
        """Seconds until the next attempt; None when there is none."""
        if left <= 0:
            return None
        delay = None
        if response is not None:
            delay = _told_delay(response.headers)
            if not _should_retry(response) or (delay or 0) > _MAX_DELAY:
                return None
        if delay is not None and 0 < delay <= _MAX_DELAY:
            return delay
        return min(0.5 * 2 ** count, 8.0) * (1 - 0.25 * random.random())

    def _attempt(self, arguments, stream):
        retries = self._owner.max_retries
        for count in range(retries + 1):
            request = self._request(*arguments, count)
            error = response = None
            try:
                response = self._http.send(request, stream=stream)
            except Exception as caught:
                error = caught
            if response is not None and response.is_success:
                return response
            delay = self._wait(error, response, count, retries - count)
            if delay is None:
                break
            if response is not None:
                response.close()
            import time
            time.sleep(delay)
        if response is None:
            raise self._failed(error, request) from error
        response.read()
        raise _status_error(response)

    async def _attempt_async(self, arguments, stream):
        retries = self._owner.max_retries
        for count in range(retries + 1):
            request = self._request(*arguments, count)
            error = response = None
            try:
                response = await self._http.send(request, stream=stream)
            except Exception as caught:
                error = caught
            if response is not None and response.is_success:
                return response
            delay = self._wait(error, response, count, retries - count)
            if delay is None:
                break
            if response is not None:
                await response.aclose()
            import asyncio
            await asyncio.sleep(delay)
        if response is None:
            raise self._failed(error, request) from error
        await response.aread()
        raise _status_error(response)

    # --- what resources call

    def _finish(self, response, stream, raw):
        plan = self.chunk_plan if stream else self.reply_plan
        made = None
        if stream:
            from . import _sse
            cls = (_sse.GivenAsyncStream if self._owner._is_async
                   else _sse.GivenStream)
            made = cls(cast_to=plan.cls, response=response,
                       client=self._owner)
        source = GivenSource(response, self._owner, plan, made)
        return source if raw else source.build(None)

    def send(self, names, values, stream, headers, query, extra_body, timeout,
             api_key, raw):
        self._check()
        stream = bool(stream) and not _native.absent(stream)
        arguments = ("POST", "/chat/completions",
                     self._body(names, values, extra_body), None, headers,
                     query, timeout, api_key)
        return self._finish(self._attempt(arguments, stream), stream, raw)

    async def send_async(self, names, values, stream, headers, query,
                         extra_body, timeout, api_key, raw):
        self._check()
        stream = bool(stream) and not _native.absent(stream)
        arguments = ("POST", "/chat/completions",
                     self._body(names, values, extra_body), None, headers,
                     query, timeout, api_key)
        response = await self._attempt_async(arguments, stream)
        return self._finish(response, stream, raw)


def _told_delay(headers):
    """Seconds that the provider asked to wait, or None."""
    try:
        return float(headers["retry-after-ms"]) / 1000
    except (KeyError, ValueError):
        pass
    told = headers.get("retry-after")
    try:
        return None if told is None else float(told)
    except ValueError:
        pass
    import email.utils
    import time
    try:
        return email.utils.parsedate_to_datetime(told).timestamp() - (
            time.time())
    except (TypeError, ValueError):
        return None


def _should_retry(response):
    told = response.headers.get("x-should-retry")
    if told in ("true", "false"):
        return told == "true"
    status = response.status_code
    return status in (408, 409, 429) or status >= 500


def _status_error(response):
    from . import _errors
    _errors.adopt()
    try:
        body = json.loads(response.text)
    except ValueError:
        body = response.text
    return _errors.status_error_of(response, body)
