# SPDX-License-Identifier: Apache-2.0
"""zerohop: the OpenAI class, native, with routing in the same process.

    from zerohop import OpenAI

    client = OpenAI()
    client.chat.completions.create(model="gpt-5", messages=[...])
"""

from ._types import NOT_GIVEN, NotGiven, Omit, not_given, omit
from ._exceptions import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ContentFilterFinishReasonError,
    InternalServerError,
    LengthFinishReasonError,
    NotFoundError,
    OpenAIError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
)
from . import _native
from ._streaming import AsyncStream, Stream

_native.setup(omit=Omit, not_given=NotGiven, stream=Stream,
              async_stream=AsyncStream)

from ._timeout import DEFAULT_TIMEOUT, Timeout
from ._client import (
    DEFAULT_MAX_RETRIES,
    AsyncClient,
    AsyncOpenAI,
    Client,
    OpenAI,
)
from .router import Router

__version__ = _native.version
__title__ = "zerohop"

__all__ = [
    "APIConnectionError", "APIError", "APIResponseValidationError",
    "APIStatusError", "APITimeoutError", "AsyncClient", "AsyncOpenAI",
    "AsyncStream", "AuthenticationError", "BadRequestError", "BaseModel",
    "Client", "ConflictError", "ContentFilterFinishReasonError",
    "DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT", "InternalServerError",
    "LengthFinishReasonError", "NOT_GIVEN", "NotFoundError", "NotGiven",
    "Omit", "OpenAI", "OpenAIError", "PermissionDeniedError",
    "RateLimitError", "Router", "Stream", "Timeout",
    "UnprocessableEntityError", "__version__", "not_given", "omit",
    "pydantic_function_tool",
]

for _name in ("OpenAI", "AsyncOpenAI", "Stream", "AsyncStream", "Router",
              "Timeout", "NotGiven", "Omit"):
    globals()[_name].__module__ = "zerohop"
del _name


def __getattr__(name):
    """What is loaded when it is asked for."""
    if name == "BaseModel":
        from ._models import BaseModel
        return BaseModel
    if name in ("pydantic_function_tool", "pydantic_responses_function_tool"):
        from .lib import _tools
        return getattr(_tools, name)
    if name in ("lib", "models", "types", "resources"):
        from importlib import import_module
        return import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
