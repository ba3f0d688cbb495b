from typing import Any, Awaitable, Callable, Mapping, Optional, Self, Sequence, Union

from .._client import AsyncOpenAI, OpenAI, RouterLike
from .._exceptions import OpenAIError
from .._timeout import Timeout
from .._types import NotGiven, Omit

AzureADTokenProvider = Callable[[], str]
AsyncAzureADTokenProvider = Callable[[], Union[str, Awaitable[str]]]

API_KEY_SENTINEL: str

class MutuallyExclusiveAuthError(OpenAIError):
    def __init__(self) -> None: ...

class AzureOpenAI(OpenAI):
    def __init__(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_endpoint: Optional[str] = ...,
        azure_deployment: Optional[str] = ...,
        api_key: Union[str, Callable[[], str], None] = ...,
        admin_api_key: Optional[str] = ...,
        workload_identity: None = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AzureADTokenProvider] = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        websocket_base_url: None = ...,
        base_url: Optional[str] = ...,
        timeout: Union[float, Timeout, None, NotGiven] = ...,
        max_retries: int = ...,
        default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        default_query: Optional[Mapping[str, object]] = ...,
        http_client: Any = ...,
        router: Optional[RouterLike] = ...,
        fallbacks: Optional[Sequence[str]] = ...,
        _strict_response_validation: bool = ...,
        _enforce_credentials: bool = ...,
    ) -> None: ...
    def copy(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AzureADTokenProvider] = ...,
        **options: Any,
    ) -> Self: ...
    def with_options(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AzureADTokenProvider] = ...,
        **options: Any,
    ) -> Self: ...

class AsyncAzureOpenAI(AsyncOpenAI):
    def __init__(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_endpoint: Optional[str] = ...,
        azure_deployment: Optional[str] = ...,
        api_key: Union[str, Callable[[], Awaitable[str]], None] = ...,
        admin_api_key: Optional[str] = ...,
        workload_identity: None = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AsyncAzureADTokenProvider] = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        websocket_base_url: None = ...,
        base_url: Optional[str] = ...,
        timeout: Union[float, Timeout, None, NotGiven] = ...,
        max_retries: int = ...,
        default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        default_query: Optional[Mapping[str, object]] = ...,
        http_client: Any = ...,
        router: Optional[RouterLike] = ...,
        fallbacks: Optional[Sequence[str]] = ...,
        _strict_response_validation: bool = ...,
        _enforce_credentials: bool = ...,
    ) -> None: ...
    def copy(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AsyncAzureADTokenProvider] = ...,
        **options: Any,
    ) -> Self: ...
    def with_options(
        self,
        *,
        api_version: Optional[str] = ...,
        azure_ad_token: Optional[str] = ...,
        azure_ad_token_provider: Optional[AsyncAzureADTokenProvider] = ...,
        **options: Any,
    ) -> Self: ...
