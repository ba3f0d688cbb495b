# SPDX-License-Identifier: Apache-2.0
"""What the core reports -> exceptions.  Loaded when something fails."""

import sys

from . import _exceptions as ours
from ._exceptions import APIError, OpenAIError

# Of a base, then of what derives from it: each new base must fit the old ones.
_ORDER = (
    "OpenAIError", "APIError", "APIResponseValidationError", "APIStatusError",
    "APIConnectionError", "APITimeoutError", "BadRequestError",
    "AuthenticationError", "PermissionDeniedError", "NotFoundError",
    "ConflictError", "UnprocessableEntityError", "RateLimitError",
    "InternalServerError", "LengthFinishReasonError",
    "ContentFilterFinishReasonError")
_BY_HTTP = {400: "BadRequestError", 401: "AuthenticationError",
            403: "PermissionDeniedError", 404: "NotFoundError",
            409: "ConflictError", 422: "UnprocessableEntityError",
            429: "RateLimitError"}


def official():
    """The official package, when it is loaded and whole; else None."""
    module = sys.modules.get("openai")
    found = getattr(module, "RateLimitError", None)
    # It may be half imported, or be this package under the other's name.
    return None if found in (None, ours.RateLimitError) else module


def adopt():
    """Makes the official exceptions bases of ours, once they exist."""
    module = official()
    if module is None or getattr(OpenAIError, "_official", None) is module:
        return
    for name in _ORDER:
        mine, theirs = getattr(ours, name), getattr(module, name, None)
        if theirs is not None and not issubclass(mine, theirs):
            mine.__bases__ = (*mine.__bases__, theirs)
    OpenAIError._official = module


def make(facts):
    """An exception for what the core knows (errors.c lists the keys)."""
    adopt()
    error = _make(facts)
    route = facts.get("route")
    if isinstance(error, APIError):
        error._status = facts["status"]
        error.partial_text = facts.get("partial_text") or ""
        error.retry_after = facts["retry_after"]
        error._route = route
        error.provider = route.provider if route is not None else None
        for name in ("code", "param", "type"):
            if getattr(error, name) is None:
                setattr(error, name, facts[name])
        if getattr(error, "request_id", "") is None:
            error.request_id = facts.get("request_id")
    return error


def _make(facts):
    kind = _kind(facts)
    message = facts["message"]
    if kind == "OpenAIError":
        return OpenAIError(message)
    request = _request(facts)
    if kind == "APITimeoutError":
        return _caused(ours.APITimeoutError(request), TimeoutError(message))
    if kind == "APIConnectionError":
        return _connection_error(facts, request)
    if kind == "APIResponseValidationError":
        return ours.APIResponseValidationError(
            _response(facts, request), _body(facts), message=message)
    if kind == "APIError":
        return _stream_error(facts, request)
    return _status_error(getattr(ours, kind), facts, request)


def _kind(facts):
    """The class's name.  The core's class wins unless it is the general one:
    then the status says more."""
    kind, http = facts["kind"], facts["http_status"]
    if kind == "APIStatusError":
        kind = _BY_HTTP.get(http) or (
            "InternalServerError" if http >= 500 else kind)
    return kind


def _caused(error, cause):
    error.__cause__ = cause
    return error


def _connection_error(facts, request):
    """The official text for what the official client says; ours says what
    only we notice."""
    if facts["status"] in ("CONNECT", "TLS"):
        return _caused(ours.APIConnectionError(request=request),
                       ConnectionError(facts["message"]))
    return ours.APIConnectionError(message=facts["message"], request=request)


def _error_of(body):
    """The member `error` of a body, or the body."""
    return body.get("error", body) if isinstance(body, dict) else body


def _body(facts):
    return facts["body"] if "body" in facts else facts.get("content")


def _stream_error(facts, request):
    body = _error_of(_body(facts))
    if body is None:  # told in a record: said again in OpenAI's form
        body = {name: facts[name] for name in ("message", "type", "param",
                                               "code") if facts[name]}
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str) or not message:
        message = facts["message"]
    return APIError(message, request, body=body)


def _status_error(cls, facts, request):
    status = facts["http_status"]
    local = status == 0
    if local:
        status = getattr(cls, "status_code", 400)
        if not isinstance(status, int):
            status = 400
    body = _error_of(_body(facts))
    if isinstance(body, str):
        body = body.strip()
    text, said = _status_text(status, body)
    if local and not said:
        text = facts["message"]
    return cls(text, response=_response(facts, request, status), body=body)


def _status_text(status, body):
    """(the exception's text, whether the provider said something)"""
    said = body.get("message") if isinstance(body, dict) else None
    if isinstance(said, str) and said:
        return f"Error code: {status} - {said}", True
    return f"Error code: {status}", False


def status_error_of(response, body):
    """The same of a response that did not come through the core."""
    status = response.status_code
    name = _BY_HTTP.get(status) or (
        "InternalServerError" if status >= 500 else "APIStatusError")
    body = _error_of(body)
    return getattr(ours, name)(_status_text(status, body)[0],
                               response=response, body=body)


def _request(facts):
    from ._http import Request, real
    client = facts.get("client")
    base = client.router.base_url if client is not None else ""
    url = base.rstrip("/") + "/chat/completions"
    module = real()
    if module is None:
        return Request("POST", url)
    return module.Request("POST", url or "http://localhost/")


def _response(facts, request, status=None):
    from ._http import parse_headers, real
    from ._sources import whole_response
    status = status or facts["http_status"] or 500
    headers = parse_headers(facts.get("headers") or b"")
    content = (facts.get("content") or "").encode("utf-8", "surrogatepass")
    return whole_response(status, headers, content, request, real())


def usage_of(route):
    """Tokens in the form of a reply's `usage`."""
    tokens = getattr(route, "tokens", None)
    if tokens is None:
        return None
    from ._plans import usage_class
    details = {"cached_tokens": tokens.cached}
    return usage_class().construct(
        prompt_tokens=tokens.prompt, completion_tokens=tokens.completion,
        total_tokens=tokens.total, prompt_tokens_details=details,
        completion_tokens_details={"reasoning_tokens": tokens.reasoning})
