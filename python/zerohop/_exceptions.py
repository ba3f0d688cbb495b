# SPDX-License-Identifier: Apache-2.0
"""The exception classes, named, built and filled as the official client's.

They are plain Python classes, so that the official ones can become their bases
when that package is loaded, before or after this one (zerohop/_errors.py).
For that to work Exception must not be a direct base: hence _Base.  And what
comes after APIError in the order of resolution may then be an official class,
so Exception is initialised by name."""


class _Base(Exception):
    pass


class OpenAIError(_Base):
    """faults: of a router's configuration that is refused, each of the things
    that are wrong with it: file, line, column, path, message."""

    faults = ()


class APIError(OpenAIError):
    """A call failed.  Besides what the official class holds:

    provider      who answered last, or was asked last
    partial_text  what had come of the answer before the failure, maybe nothing
    retry_after   seconds the provider asked to wait, or None
    usage         tokens as far as the provider reported them, or None
    _route        what was decided and tried
    """

    code = None
    param = None
    type = None
    provider = None
    partial_text = ""
    retry_after = None
    _route = None

    def __init__(self, message, request, *, body):
        Exception.__init__(self, message)
        self.message = message
        self.request = request
        self.body = body
        if isinstance(body, dict):
            code = body.get("code")
            self.code = None if code is None else str(code)
            self.param = body.get("param")
            self.type = body.get("type")

    @property
    def usage(self):
        from ._errors import usage_of
        return usage_of(self._route)


class APIResponseValidationError(APIError):
    def __init__(self, response, body, *, message=None):
        super().__init__(
            message or "Data returned by API invalid for expected schema.",
            response.request, body=body)
        self.response = response
        self.status_code = response.status_code


class APIStatusError(APIError):
    """The provider answered with a status of 4xx or 5xx."""

    def __init__(self, message, *, response, body):
        super().__init__(message, response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.headers.get("x-request-id")


class APIConnectionError(APIError):
    def __init__(self, *, message="Connection error.", request):
        super().__init__(message, request, body=None)


class APITimeoutError(APIConnectionError):
    def __init__(self, request):
        super().__init__(message="Request timed out.", request=request)


class BadRequestError(APIStatusError):
    status_code = 400


class AuthenticationError(APIStatusError):
    status_code = 401


class PermissionDeniedError(APIStatusError):
    status_code = 403


class NotFoundError(APIStatusError):
    status_code = 404


class ConflictError(APIStatusError):
    status_code = 409


class UnprocessableEntityError(APIStatusError):
    status_code = 422


class RateLimitError(APIStatusError):
    status_code = 429


class InternalServerError(APIStatusError):
    pass


class LengthFinishReasonError(OpenAIError):
    def __init__(self, *, completion):
        message = ("Could not parse response content as the length limit was "
                   "reached")
        if completion.usage:
            message += f" - {completion.usage}"
        Exception.__init__(self, message)
        self.completion = completion


class ContentFilterFinishReasonError(OpenAIError):
    def __init__(self, *, completion=None):
        Exception.__init__(
            self, "Could not parse response content as the request was "
                  "rejected by the content filter")
        self.completion = completion


# Public names come from the package itself, as the official ones do.
for _found in list(globals().values()):
    if isinstance(_found, type) and issubclass(_found, OpenAIError):
        _found.__module__ = "zerohop"
del _found


class InvalidWebhookSignatureError(ValueError):
    """A webhook that was not sent by who knows the secret, or too long ago."""
