# SPDX-License-Identifier: Apache-2.0
"""Requests by hand: get, post, put, patch, delete and request of a client."""

from ._native import absent
from ._types import RAW

JSON, BYTES, EVENTS, STREAM, ANY, COUNT = range(6)  # zh_form


def _options(method, path, body, content, files, options):
    given = dict(options or {})
    if "extra_query" in given:
        given["params"] = {**(given.get("params") or {}),
                           **(given.pop("extra_query") or {})}
    if "extra_headers" in given:
        given["headers"] = given.pop("extra_headers")
    if "extra_body" in given:
        given["extra_json"] = given.pop("extra_body")
    from ._request import FinalRequestOptions
    return FinalRequestOptions(method=method, url=str(path), json_data=body,
                               content=content, files=files, **given)


class _Arguments:
    """What the native request takes, out of a client and options."""

    def __init__(self, client, options, form, plan):
        url = options.url
        self.method = options.method.upper()
        self.path = url if url.startswith(("/", "http")) else "/" + url
        self.headers = ({} if absent(options.headers) or not options.headers
                        else dict(options.headers))
        self.headers.setdefault("X-Stainless-Lang", "python")
        self.marks = {name: self.headers.pop(name) for name in list(
            self.headers) if name == RAW or name.startswith("____stainless")}
        self.body, self.kind, self.fields = self._content(options)
        self.model = self._model(options)
        query = None
        if options.params or client._custom_query:
            from ._query import pairs
            query = pairs(client._custom_query, options.params)
        self.query = query
        self.timeout = options.timeout
        self.form, self.plan = form, plan

    def _content(self, options):
        """(body, content type, fields)"""
        body = options.json_data
        if options.extra_json is not None:
            if body is None:
                body = options.extra_json
            elif hasattr(body, "keys"):
                body = {**body, **options.extra_json}
            else:
                raise RuntimeError("Unexpected JSON data type, "
                                   f"{type(body)}, cannot merge with "
                                   "`extra_body`")
        kind = next((self.headers[name] for name in self.headers
                     if name.lower() == "content-type"), None)
        if kind and kind.startswith("multipart/form-data"):
            for name in list(self.headers):
                if name.lower() == "content-type":
                    del self.headers[name]
            from . import _files
            files = options.files or []
            if hasattr(files, "items"):
                files = list(files.items())
            return None, None, _files.fields(body or {}, files)
        if self.method == "GET":
            return None, None, None
        if options.content is not None:
            if options.json_data is not None:
                raise TypeError("Passing both `content` and `json_data` is "
                                "not supported")
            return _bytes(options.content), None, None
        if hasattr(body, "keys"):
            body = {name: body[name] for name in body.keys()
                    if not absent(body[name])}
        return body, None, None

    def _model(self, options):
        """What says where to: the body's `model`."""
        body = options.json_data
        model = body.get("model") if isinstance(body, dict) else None
        return model if isinstance(model, str) and model else None

    def native(self, key):
        return (self.method, self.path, self.model, self.body, self.kind,
                self.fields, self.form, self.plan, self.headers or None,
                self.query, self.timeout, key)


def _bytes(content):
    if isinstance(content, str):
        return content.encode()
    if hasattr(content, "read"):
        content = content.read()
        return content.encode() if isinstance(content, str) else content
    return bytes(content)


def _plan_for(cast_to):
    """A plan, or None where the bytes are what is wanted."""
    if cast_to is type(None) or cast_to is str or cast_to is object:
        return None
    from ._casts import plan_of
    return plan_of(cast_to)


class _Made:
    """A result that is finished but for its post_parser."""

    def __init__(self, value):
        self.value = value


class _Work:
    """One request of a client, but for the waiting."""

    def __init__(self, client, cast_to, options, stream, stream_cls):
        from ._bodies import is_response
        self.client = client
        self.options = options = client._prepare(options)
        self.cast_to, self.stream = cast_to, stream
        self.wrapped = stream and bool(options.synthesize_event_and_data)
        plan = None
        if stream:
            self.cast_to = (getattr(stream_cls, "__args__", None)
                            or (cast_to,))[0]
            if not self.wrapped:
                plan = _plan_for(self.cast_to)
        elif not is_response(cast_to) and (
                not client._strict_response_validation):
            plan = _plan_for(cast_to)
        form = EVENTS if stream else BYTES if (
            cast_to in (str, bytes, type(None)) or is_response(cast_to)
            ) else JSON
        self.arguments = _Arguments(client, options, form, plan)
        marks = self.arguments.marks
        if marks and not stream:
            self.arguments.plan = None
            if marks[RAW] == "stream":
                self.arguments.form = STREAM

    def admin_key(self):
        """The key of what is the organization's."""
        wants = (self.options.security or {}).get("admin_api_key_auth")
        return self.client.admin_api_key if wants else None

    def native(self, key):
        return self.arguments.native(key)

    @property
    def comes(self):
        """Is the reply read as it comes?"""
        return self.arguments.form in (EVENTS, STREAM)

    def by_hand(self, key):
        """The same for an httpx client."""
        made = self.arguments
        body, kind = made.body, made.kind
        if made.fields is not None:
            from ._files import encoded
            body, kind = encoded(made.fields)
        return (made.method, made.path, body, kind, made.headers, made.query,
                made.timeout, key)

    def given(self, response):
        from ._bodies import given_body
        source = given_body(response, self.client, self.cast_to, self.stream)
        return source if self.arguments.marks else _Made(source.build(None))

    def finish(self, made):
        """What came -> what the caller gets."""
        after = self.options.post_parser
        after = None if absent(after) else after
        if isinstance(made, _Made):
            made = made.value
            return made if after is None else after(made)
        if self.arguments.marks:
            return self._respond(made, after)
        if self.stream:
            return self._streamed(made) if self.arguments.plan is None else (
                self._watched(made))
        if self.arguments.plan is None:
            from ._bodies import WholeBody
            made = WholeBody(made, self._asked(), self.cast_to).build(None)
        return made if after is None else after(made)

    def _streamed(self, made):
        if self.arguments.plan is not None:
            return made
        from ._events import wrapped
        return wrapped(made, self.cast_to, self.wrapped, self.client._is_async)

    def _watched(self, made):
        if not self.client._strict_response_validation:
            return made
        from ._strict import watched
        return watched(made, self.cast_to)

    def _asked(self):
        from ._sources import Asked
        arguments = self.arguments
        return Asked(self.client, arguments.method, arguments.path,
                     arguments.headers)

    def _respond(self, made, after):
        from ._bodies import ComingBody, WholeBody
        from ._response import respond
        from ._sources import Chunks
        arguments = self.arguments
        if hasattr(made, "http_response"):
            source = made
        elif self.stream:
            source = Chunks(self._streamed(made), self._asked(),
                            arguments.plan, of=self.cast_to)
        elif arguments.form == STREAM:
            source = ComingBody(made, self._asked(), self.cast_to)
        else:
            source = WholeBody(made, self._asked(), self.cast_to)
        response = respond(arguments.marks, source, self.client,
                           self.client._is_async)
        if after is not None and not self.stream:
            response._post = after
        return response


def _counting(client, request):
    """The work of asking a provider what it counts for a chat request."""
    options = _options("post", "/", dict(request), None, None, {})
    work = _Work(client, object, options, False, None)
    work.arguments.form = COUNT
    if hasattr(work.client._native, "_attempt") or hasattr(
            work.client._native, "_attempt_async"):
        raise TypeError("a client with an http_client of its own cannot ask "
                        "for counts")
    return work


def _counted(reply):
    total = reply.get("input_tokens", reply.get("totalTokens"))
    return {"total": total, "exact": True, "error": 0}


class Plain:
    """Of both clients."""

    def _prepare(self, options):
        """What a subclass may change of a request before it is sent."""
        return options

    def _native_for(self, options):
        retries = options.max_retries
        if absent(retries) or retries is None or retries == self.max_retries:
            return self._native
        return self.copy(max_retries=retries)._native


class SyncPlain(Plain):
    def request(self, cast_to, options, *, stream=False, stream_cls=None):
        """Sends what `options` say; the reply as `cast_to`."""
        return self._send(_Work(self, cast_to, options, stream, stream_cls))

    def _count_tokens(self, request):
        return _counted(self._send(_counting(self, request)))

    def _send(self, work):
        key = work.admin_key()
        if key is None and self._key_provider:
            key = self._refresh_api_key()
        native = self._native_for(work.options)
        if hasattr(native, "_attempt"):  # an httpx client of the caller's
            return work.finish(work.given(
                native._attempt(work.by_hand(key), work.comes)))
        return work.finish(native.request(*work.native(key)))

    def _request_api_list(self, model, page, options):
        def settle(made):
            made._set_private_attributes(client=self, model=model,
                                         options=options)
            return made
        asked = options.model_copy()
        asked.post_parser = settle
        return self.request(page, asked, stream=False)

    def get_api_list(self, path, *, model, page, body=None, options={},
                     method="get"):
        return self._request_api_list(
            model, page, _options(method, path, body, None, None, options))

    def get(self, path, *, cast_to, options={}, stream=False,
            stream_cls=None):
        return self.request(
            cast_to, _options("get", path, None, None, None, options),
            stream=stream, stream_cls=stream_cls)

    def post(self, path, *, cast_to, body=None, content=None, options={},
             files=None, stream=False, stream_cls=None):
        return self.request(
            cast_to, _options("post", path, body, content, files, options),
            stream=stream, stream_cls=stream_cls)

    def patch(self, path, *, cast_to, body=None, content=None, files=None,
              options={}):
        return self.request(
            cast_to, _options("patch", path, body, content, files, options))

    def put(self, path, *, cast_to, body=None, content=None, files=None,
            options={}):
        return self.request(
            cast_to, _options("put", path, body, content, files, options))

    def delete(self, path, *, cast_to, body=None, content=None, options={}):
        return self.request(
            cast_to, _options("delete", path, body, content, None, options))


class AsyncPlain(Plain):
    async def request(self, cast_to, options, *, stream=False,
                      stream_cls=None):
        """Sends what `options` say; the reply as `cast_to`."""
        return await self._send(
            _Work(self, cast_to, options, stream, stream_cls))

    async def _count_tokens(self, request):
        return _counted(await self._send(_counting(self, request)))

    async def _send(self, work):
        key = work.admin_key()
        if key is None and self._key_provider:
            key = await self._refresh_api_key()
        native = self._native_for(work.options)
        if hasattr(native, "_attempt_async"):  # an httpx client
            return work.finish(work.given(await native._attempt_async(
                work.by_hand(key), work.comes)))
        return work.finish(await native.request_async(*work.native(key)))

    def _request_api_list(self, model, page, options):
        from .pagination import AsyncPaginator

        def settle(made):
            made._set_private_attributes(client=self, model=model,
                                         options=options)
            return made
        asked = options.model_copy()
        asked.post_parser = settle
        return AsyncPaginator(
            lambda: self.request(page, asked, stream=False))

    def get_api_list(self, path, *, model, page, body=None, options={},
                     method="get"):
        return self._request_api_list(
            model, page, _options(method, path, body, None, None, options))

    async def get(self, path, *, cast_to, options={}, stream=False,
                  stream_cls=None):
        return await self.request(
            cast_to, _options("get", path, None, None, None, options),
            stream=stream, stream_cls=stream_cls)

    async def post(self, path, *, cast_to, body=None, content=None,
                   files=None, options={}, stream=False, stream_cls=None):
        return await self.request(
            cast_to, _options("post", path, body, content, files, options),
            stream=stream, stream_cls=stream_cls)

    async def patch(self, path, *, cast_to, body=None, content=None,
                    files=None, options={}):
        return await self.request(
            cast_to, _options("patch", path, body, content, files, options))

    async def put(self, path, *, cast_to, body=None, content=None,
                  files=None, options={}):
        return await self.request(
            cast_to, _options("put", path, body, content, files, options))

    async def delete(self, path, *, cast_to, body=None, content=None,
                     options={}):
        return await self.request(
            cast_to, _options("delete", path, body, content, None, options))
