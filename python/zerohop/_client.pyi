from os import PathLike
from types import TracebackType
from typing import (
    Any,
    Awaitable,
    Callable,
    Dict,
    Mapping,
    Optional,
    Self,
    Sequence,
    Type,
    Union,
)

from ._http import URL
from ._timeout import Timeout
from ._types import NotGiven, Omit
from .resources.chat.chat import AsyncChat, Chat
from .router import Router

DEFAULT_MAX_RETRIES: int
RouterLike = Union[Router, Mapping[str, Any], str, PathLike[str]]

class _Client:
    api_key: str
    timeout: Union[float, Timeout, None]
    max_retries: int
    organization: Optional[str]
    project: Optional[str]
    webhook_secret: Optional[str]
    @property
    def base_url(self) -> URL: ...
    @base_url.setter
    def base_url(self, url: Union[str, URL]) -> None: ...
    @property
    def default_headers(self) -> Dict[str, Union[str, Omit]]: ...
    @property
    def default_query(self) -> Dict[str, object]: ...
    @property
    def router(self) -> Optional[Router]: ...
    def is_closed(self) -> bool: ...
    def __copy__(self) -> Self: ...
    def copy(
        self,
        *,
        api_key: Union[str, Callable[[], Any], None] = ...,
        admin_api_key: None = ...,
        workload_identity: None = ...,
        provider: Union[None, NotGiven] = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        websocket_base_url: None = ...,
        base_url: Union[str, URL, None, NotGiven] = ...,
        data_residency: None = ...,
        timeout: Union[float, Timeout, None, NotGiven] = ...,
        http_client: Any = ...,
        max_retries: Union[int, NotGiven] = ...,
        default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        set_default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        default_query: Optional[Mapping[str, object]] = ...,
        set_default_query: Optional[Mapping[str, object]] = ...,
        router: Optional[RouterLike] = ...,
        fallbacks: Optional[Sequence[str]] = ...,
        _enforce_credentials: Optional[bool] = ...,
        _extra_kwargs: Mapping[str, Any] = ...,
    ) -> Self: ...
    def with_options(
        self,
        *,
        api_key: Union[str, Callable[[], Any], None] = ...,
        admin_api_key: None = ...,
        workload_identity: None = ...,
        provider: Union[None, NotGiven] = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        websocket_base_url: None = ...,
        base_url: Union[str, URL, None, NotGiven] = ...,
        data_residency: None = ...,
        timeout: Union[float, Timeout, None, NotGiven] = ...,
        http_client: Any = ...,
        max_retries: Union[int, NotGiven] = ...,
        default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        set_default_headers: Optional[Mapping[str, Union[str, Omit]]] = ...,
        default_query: Optional[Mapping[str, object]] = ...,
        set_default_query: Optional[Mapping[str, object]] = ...,
        router: Optional[RouterLike] = ...,
        fallbacks: Optional[Sequence[str]] = ...,
        _enforce_credentials: Optional[bool] = ...,
        _extra_kwargs: Mapping[str, Any] = ...,
    ) -> Self: ...

class OpenAI(_Client):
    def __init__(
        self,
        *,
        api_key: Union[str, Callable[[], str], None] = ...,
        admin_api_key: None = ...,
        workload_identity: None = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        provider: None = ...,
        base_url: Union[str, URL, None, NotGiven] = ...,
        data_residency: None = ...,
        websocket_base_url: None = ...,
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
    @property
    def chat(self) -> Chat: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...

class AsyncOpenAI(_Client):
    def __init__(
        self,
        *,
        api_key: Union[str, Callable[[], Union[str, Awaitable[str]]], None] = ...,
        admin_api_key: None = ...,
        workload_identity: None = ...,
        organization: Optional[str] = ...,
        project: Optional[str] = ...,
        webhook_secret: Optional[str] = ...,
        provider: None = ...,
        base_url: Union[str, URL, None, NotGiven] = ...,
        data_residency: None = ...,
        websocket_base_url: None = ...,
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
    @property
    def chat(self) -> AsyncChat: ...
    async def close(self) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...

Client = OpenAI
AsyncClient = AsyncOpenAI
