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

# Settings of the module's own client, see _module_client.py.
api_key = admin_api_key = organization = project = webhook_secret = None
base_url = default_headers = default_query = http_client = None
timeout, max_retries = DEFAULT_TIMEOUT, DEFAULT_MAX_RETRIES
api_type = api_version = azure_endpoint = None
azure_ad_token = azure_ad_token_provider = None

__all__ = [
    "APIConnectionError", "APIError", "APIResponseValidationError",
    "APIStatusError", "APITimeoutError", "AsyncAzureOpenAI", "AsyncClient",
    "AsyncHttpxTransport", "AsyncOpenAI", "AsyncStream", "AuthenticationError", "AzureOpenAI",
    "BadRequestError", "BaseModel",
    "Client", "ConflictError", "ContentFilterFinishReasonError",
    "DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT", "HttpxTransport",
    "InternalServerError",
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


_LATER = {
    "BaseModel": "_models",
    "pydantic_function_tool": "lib._tools",
    "pydantic_responses_function_tool": "lib._tools",
    "APIRemovedInV1": "lib._old_api",
    "AzureOpenAI": "lib.azure",
    "HttpxTransport": "_transport",
    "AsyncHttpxTransport": "_transport",
    "AsyncAzureOpenAI": "lib.azure",
}

# What the official package has and this has not, and what to do.
_ABSENT = {
    "AssistantEventHandler": "use beta.threads.runs.create(stream=True)",
    "AsyncAssistantEventHandler": "use beta.threads.runs.create(stream=True)",
    "BedrockOpenAI": "use OpenAI(base_url=...) with a Bedrock API key",
    "AsyncBedrockOpenAI": "use AsyncOpenAI(base_url=...) with a Bedrock API "
                          "key",
}


def __getattr__(name):
    """What is loaded when it is asked for."""
    from importlib import import_module
    if name in _LATER:
        return getattr(import_module("." + _LATER[name], __name__), name)
    if name in ("lib", "models", "types", "resources", "alias"):
        return import_module("." + name, __name__)
    if name[:7] == "Default":
        from . import _httpx
        if name in _httpx.NAMES:
            found = globals()[name] = _httpx.make(name)
            return found
    if name[:1] != "_":
        from . import _module_client
        if name in _module_client.PARTS:
            return _module_client.part(name)
        from .lib import _old_api
        if name in _old_api.NAMES:
            return _old_api.APIRemovedInV1Proxy(symbol=name)
    absent = _ABSENT.get(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}" + (
        f": {absent}" if absent else ""))
