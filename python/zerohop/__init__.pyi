from typing import Any, Mapping, Optional, Union

from . import lib as lib
from . import models as models
from . import resources as resources
from . import types as types
from ._client import DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES
from ._client import AsyncClient as AsyncClient
from ._client import AsyncOpenAI as AsyncOpenAI
from ._client import Client as Client
from ._client import OpenAI as OpenAI
from ._exceptions import APIConnectionError as APIConnectionError
from ._exceptions import APIError as APIError
from ._exceptions import APIResponseValidationError as APIResponseValidationError
from ._exceptions import APIStatusError as APIStatusError
from ._exceptions import APITimeoutError as APITimeoutError
from ._exceptions import AuthenticationError as AuthenticationError
from ._exceptions import BadRequestError as BadRequestError
from ._exceptions import ConflictError as ConflictError
from ._exceptions import (
    ContentFilterFinishReasonError as ContentFilterFinishReasonError,
)
from ._exceptions import InternalServerError as InternalServerError
from ._exceptions import LengthFinishReasonError as LengthFinishReasonError
from ._exceptions import NotFoundError as NotFoundError
from ._exceptions import OpenAIError as OpenAIError
from ._exceptions import PermissionDeniedError as PermissionDeniedError
from ._exceptions import RateLimitError as RateLimitError
from ._exceptions import UnprocessableEntityError as UnprocessableEntityError
from ._models import BaseModel as BaseModel
from ._streaming import AsyncStream as AsyncStream
from ._streaming import Stream as Stream
from ._timeout import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from ._timeout import Timeout as Timeout
from ._transport import AsyncHttpxTransport as AsyncHttpxTransport
from ._transport import HttpxTransport as HttpxTransport
from ._types import NOT_GIVEN as NOT_GIVEN
from ._types import NotGiven as NotGiven
from ._types import Omit as Omit
from ._types import not_given as not_given
from ._types import omit as omit
from .lib.azure import AsyncAzureOpenAI as AsyncAzureOpenAI
from .lib.azure import AzureOpenAI as AzureOpenAI
from .lib._tools import pydantic_function_tool as pydantic_function_tool
from .lib._tools import (
    pydantic_responses_function_tool as pydantic_responses_function_tool,
)
from .lib._old_api import APIRemovedInV1 as APIRemovedInV1
from .resources.chat.chat import Chat
from .router import Router as Router

__version__: str
__title__: str

# Subclasses of the installed httpx2's (or httpx's) clients.
DefaultHttpxClient: Any
DefaultAsyncHttpxClient: Any
DefaultAioHttpClient: Any
DefaultHttpx2Client: Any
DefaultAsyncHttpx2Client: Any

# The module's own client.
api_key: Optional[str]
admin_api_key: Optional[str]
organization: Optional[str]
project: Optional[str]
webhook_secret: Optional[str]
base_url: Optional[str]
timeout: Union[float, Timeout, None]
max_retries: int
default_headers: Optional[Mapping[str, str]]
default_query: Optional[Mapping[str, object]]
http_client: Any
api_type: Optional[str]
api_version: Optional[str]
azure_endpoint: Optional[str]
azure_ad_token: Optional[str]
azure_ad_token_provider: Any
chat: Chat
