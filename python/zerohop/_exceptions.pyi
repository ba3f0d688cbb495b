from typing import Any, Mapping, Optional, Sequence

from ._route import Route
from .types.chat.chat_completion import ChatCompletion
from .types.completion_usage import CompletionUsage

class OpenAIError(Exception):
    faults: Sequence[Mapping[str, Any]]

class APIError(OpenAIError):
    message: str
    request: Any
    body: Optional[object]
    code: Optional[str]
    param: Optional[str]
    type: Optional[str]
    provider: Optional[str]
    partial_text: str
    retry_after: Optional[float]
    _route: Optional[Route]
    def __init__(
        self, message: str, request: Any, *, body: Optional[object]
    ) -> None: ...
    @property
    def usage(self) -> Optional[CompletionUsage]: ...

class APIResponseValidationError(APIError):
    response: Any
    status_code: int
    def __init__(
        self, response: Any, body: Optional[object], *, message: Optional[str] = ...
    ) -> None: ...

class APIStatusError(APIError):
    response: Any
    status_code: int
    request_id: Optional[str]
    def __init__(
        self, message: str, *, response: Any, body: Optional[object]
    ) -> None: ...

class APIConnectionError(APIError):
    def __init__(self, *, message: str = ..., request: Any) -> None: ...

class APITimeoutError(APIConnectionError):
    def __init__(self, request: Any) -> None: ...

class BadRequestError(APIStatusError): ...
class AuthenticationError(APIStatusError): ...
class PermissionDeniedError(APIStatusError): ...
class NotFoundError(APIStatusError): ...
class ConflictError(APIStatusError): ...
class UnprocessableEntityError(APIStatusError): ...
class RateLimitError(APIStatusError): ...
class InternalServerError(APIStatusError): ...

class LengthFinishReasonError(OpenAIError):
    completion: ChatCompletion
    def __init__(self, *, completion: ChatCompletion) -> None: ...

class ContentFilterFinishReasonError(OpenAIError):
    completion: Optional[ChatCompletion]
    def __init__(self, *, completion: Optional[ChatCompletion] = ...) -> None: ...
