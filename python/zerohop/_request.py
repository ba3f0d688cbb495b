# SPDX-License-Identifier: Apache-2.0
"""Requests that are no chat completions: from a method's arguments to a
FinalRequestOptions, and from one to a reply.  Everything goes through
`client.request`, so that who replaces that sees every call."""

import re

from . import _casts
from ._native import absent
from ._types import not_given

_DOTS = re.compile(r"(\.|%2[eE]){1,2}")


class FinalRequestOptions:
    """One request, whole."""

    _names = ("method", "url", "params", "headers", "max_retries", "timeout",
              "files", "idempotency_key", "post_parser", "follow_redirects",
              "security", "synthesize_event_and_data", "content", "json_data",
              "extra_json")
    __slots__ = (*_names, "model")

    def __init__(self, *, method, url, params=None, headers=not_given,
                 max_retries=not_given, timeout=not_given, files=None,
                 idempotency_key=None, post_parser=not_given,
                 follow_redirects=None, security=None,
                 synthesize_event_and_data=None, content=None, json_data=None,
                 extra_json=None, model=None):
        self.method, self.url, self.params = method, url, params or {}
        self.headers, self.max_retries = headers, max_retries
        self.timeout, self.files = timeout, files
        self.idempotency_key, self.post_parser = idempotency_key, post_parser
        self.follow_redirects, self.security = follow_redirects, security
        self.synthesize_event_and_data = synthesize_event_and_data
        self.content, self.json_data = content, json_data
        self.extra_json, self.model = extra_json, model

    @classmethod
    def construct(cls, _fields_set=None, **values):
        return cls(**values)

    def get_max_retries(self, max_retries):
        return (max_retries if absent(self.max_retries)
                else self.max_retries)

    def model_copy(self, *, update=None, deep=False):
        made = FinalRequestOptions(
            **{name: getattr(self, name) for name in self.__slots__
               if name != "_names"})
        for name, value in (update or {}).items():
            setattr(made, name, value)
        return made

    copy = model_copy

    def _strip_raw_response_header(self):
        """For the official package's pages."""
        from ._types import RAW
        if not absent(self.headers) and self.headers and RAW in self.headers:
            self.headers = {name: value for name, value
                            in self.headers.items() if name != RAW}

    def __repr__(self):
        return f"FinalRequestOptions(method={self.method!r}, url={self.url!r})"


# --- a method's arguments --------------------------------------------------------

def quoted(name, value):
    if not value:
        raise ValueError(f"Expected a non-empty value for `{name}` but "
                         f"received {value!r}")
    from urllib.parse import quote
    return quote(str(value), safe="!$&'()*+,;=:@")


def filled(path, values):
    """A path with its parameters."""
    made = re.sub(r"{(\w+)}", lambda found: quoted(
        found.group(1), values[found.group(1)]), path)
    plain = made.partition("?")[0]
    for step in plain.split("/"):
        if _DOTS.fullmatch(step):
            raise ValueError(
                f"Constructed path {plain!r} contains dot-segment {step!r} "
                "which is not allowed")
    return made


class Method:
    """A row of the table of methods."""

    is_async = False

    def __init__(self, resource, row):
        self.resource, self.row = resource, row
        self.names = [param[0] for param in row["params"]]
        self.where = {param[0]: param[1] for param in row["params"]}
        head = 1 if "{" in row["path"] else 0
        required = [param[0] for param in row["params"][head:] if param[2]]
        self.variants = []
        if row.get("stream") and required:
            self.variants = [required, sorted([*required, "stream"])
                             if "{" in row["path"] else [*required, "stream"]]
        from . import _further
        self.hook = _further.hook(resource, row["name"])

    def options(self, values, extra_headers, extra_query, extra_body,
                timeout):
        row = self.row
        given = dict(zip(self.names, values))
        after, kind = self.hook(given) if self.hook else (None, None)
        where = self.where
        path = row["path"]
        if "{" in path:
            path = filled(path, given)
        body, query = {}, {}
        for name, value in given.items():
            if where[name] == "body" and not absent(value):
                body[name] = value
            elif where[name] == "query" and not absent(value):
                query[name] = value
        headers = self.headers(given)
        if extra_headers:
            headers.update(extra_headers)
        options = FinalRequestOptions(
            method=row["verb"].lower(), url=path, headers=headers,
            params={**query, **(extra_query or {})}, timeout=timeout,
            extra_json=extra_body, post_parser=after or not_given,
            security={"admin_api_key_auth" if row.get("admin")
                      else "bearer_auth": True})
        if row.get("form") == "multipart":
            from . import _files
            options.files = _files.taken(body, row.get("files"))
            if options.files or not row.get("files") or _always(row):
                headers["Content-Type"] = "multipart/form-data"
        if row.get("form") == "sdp":
            _offer(options, body)
        elif row.get("form"):
            options.json_data = body
        if row.get("stream") and "{thread_id}" in row["path"] or (
                self.resource == "beta.threads"):
            options.synthesize_event_and_data = True
        return options, kind

    def headers(self, given):
        row, headers = self.row, {}
        if row.get("accept"):
            headers["Accept"] = row["accept"]
        if row.get("beta"):
            headers["OpenAI-Beta"] = row["beta"]
        betas = given.get("betas")
        if betas is not None and not absent(betas):
            headers["openai-beta"] = ",".join(map(str, betas))
        return headers

    def call(self, client, values, extra_headers, extra_query, extra_body,
             timeout):
        """client.request(*of this)."""
        options, kind = self.options(values, extra_headers, extra_query,
                                     extra_body, timeout)
        if "page" in self.row:
            return self.listing(client, options)
        body = options.json_data if options.json_data is not None else {}
        wants = self.row.get("stream") and (
            body.get("stream") or options.params.get("stream"))
        return client.request(
            _casts.type_of(kind or self.row["result"]), options,
            stream=bool(wants), stream_cls=self.stream_class(wants))

    def stream_class(self, wants):
        if not wants:
            return None
        from ._streaming import AsyncStream, Stream
        return (AsyncStream if self.is_async else Stream)[
            _casts.type_of(self.row["stream"])]

    def listing(self, client, options):
        from . import pagination
        page = pagination.page_class(self.row["page"], self.is_async,
                                     _casts.type_of(self.row["result"]))
        return client._request_api_list(
            _casts.type_of(self.row["result"]), page, options)

    def send(self, client, *arguments):
        return self.call(client, *arguments)


class AsyncMethod(Method):
    is_async = True

    async def send(self, client, *arguments):
        return await self.call(client, *arguments)

    def page(self, client, *arguments):
        return self.call(client, *arguments)


def _offer(options, body):
    """The body of realtime.calls.create."""
    if "session" not in body:
        options.content = body["sdp"]
        options.headers.setdefault("Content-Type", "application/sdp")
        return
    from ._native import encode
    options.files = [
        ("sdp", (None, body["sdp"], "application/sdp")),
        ("session", (None, encode(body["session"]), "application/json"))]
    options.headers.setdefault("Content-Type", "multipart/form-data")


def _always(row):
    """Sent as a form although no file was given."""
    return any(param[1] == "body" and param[2] for param in row["params"])
