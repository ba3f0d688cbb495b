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

from . import _resources
from ._http import URL
from ._timeout import Timeout
from ._types import NotGiven, Omit
from .resources.chat.chat import AsyncChat, Chat
from ._ledger import Ledger
from .router import Router

DEFAULT_MAX_RETRIES: int
RouterLike = Union[Router, Mapping[str, Any], str, PathLike[str]]

class _Client:
    api_key: str
    admin_api_key: Optional[str]
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
    def router(self) -> Router: ...
    @property
    def ledger(self) -> Ledger: ...
    def is_closed(self) -> bool: ...
    def __copy__(self) -> Self: ...
    def copy(
        self,
        *,
        api_key: Union[str, Callable[[], Any], None] = ...,
        admin_api_key: Optional[str] = ...,
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
        fallbacks: Union[Sequence[str], str, None] = ...,
        _enforce_credentials: Optional[bool] = ...,
        _extra_kwargs: Mapping[str, Any] = ...,
    ) -> Self: ...
    def with_options(
        self,
        *,
        api_key: Union[str, Callable[[], Any], None] = ...,
        admin_api_key: Optional[str] = ...,
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
        fallbacks: Union[Sequence[str], str, None] = ...,
        _enforce_credentials: Optional[bool] = ...,
        _extra_kwargs: Mapping[str, Any] = ...,
    ) -> Self: ...

class OpenAI(_Client):
    @property
    def admin(self) -> _resources.Admin: ...
    @property
    def audio(self) -> _resources.Audio: ...
    @property
    def batches(self) -> _resources.Batches: ...
    @property
    def beta(self) -> _resources.Beta: ...
    @property
    def completions(self) -> _resources.Completions: ...
    @property
    def containers(self) -> _resources.Containers: ...
    @property
    def content_provenance_checks(self) -> _resources.ContentProvenanceChecks: ...
    @property
    def conversations(self) -> _resources.Conversations: ...
    @property
    def embeddings(self) -> _resources.Embeddings: ...
    @property
    def evals(self) -> _resources.Evals: ...
    @property
    def files(self) -> _resources.Files: ...
    @property
    def fine_tuning(self) -> _resources.FineTuning: ...
    @property
    def images(self) -> _resources.Images: ...
    @property
    def models(self) -> _resources.Models: ...
    @property
    def moderations(self) -> _resources.Moderations: ...
    @property
    def realtime(self) -> _resources.Realtime: ...
    @property
    def responses(self) -> _resources.Responses: ...
    @property
    def skills(self) -> _resources.Skills: ...
    @property
    def uploads(self) -> _resources.Uploads: ...
    @property
    def vector_stores(self) -> _resources.VectorStores: ...
    @property
    def videos(self) -> _resources.Videos: ...
    webhooks: Any
    def request(
        self, cast_to: Any, options: Any, *, stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    def get(
        self, path: str, *, cast_to: Any, options: Any = ..., stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    def post(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., options: Any = ..., files: Any = ..., stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    def patch(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., files: Any = ..., options: Any = ...
    ) -> Any: ...
    def put(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., files: Any = ..., options: Any = ...
    ) -> Any: ...
    def delete(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., options: Any = ...
    ) -> Any: ...
    def __init__(
        self,
        *,
        api_key: Union[str, Callable[[], str], None] = ...,
        admin_api_key: Optional[str] = ...,
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
        fallbacks: Union[Sequence[str], str, None] = ...,
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
    @property
    def admin(self) -> _resources.AsyncAdmin: ...
    @property
    def audio(self) -> _resources.AsyncAudio: ...
    @property
    def batches(self) -> _resources.AsyncBatches: ...
    @property
    def beta(self) -> _resources.AsyncBeta: ...
    @property
    def completions(self) -> _resources.AsyncCompletions: ...
    @property
    def containers(self) -> _resources.AsyncContainers: ...
    @property
    def content_provenance_checks(self) -> _resources.AsyncContentProvenanceChecks: ...
    @property
    def conversations(self) -> _resources.AsyncConversations: ...
    @property
    def embeddings(self) -> _resources.AsyncEmbeddings: ...
    @property
    def evals(self) -> _resources.AsyncEvals: ...
    @property
    def files(self) -> _resources.AsyncFiles: ...
    @property
    def fine_tuning(self) -> _resources.AsyncFineTuning: ...
    @property
    def images(self) -> _resources.AsyncImages: ...
    @property
    def models(self) -> _resources.AsyncModels: ...
    @property
    def moderations(self) -> _resources.AsyncModerations: ...
    @property
    def realtime(self) -> _resources.AsyncRealtime: ...
    @property
    def responses(self) -> _resources.AsyncResponses: ...
    @property
    def skills(self) -> _resources.AsyncSkills: ...
    @property
    def uploads(self) -> _resources.AsyncUploads: ...
    @property
    def vector_stores(self) -> _resources.AsyncVectorStores: ...
    @property
    def videos(self) -> _resources.AsyncVideos: ...
    webhooks: Any
    async def request(
        self, cast_to: Any, options: Any, *, stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    async def get(
        self, path: str, *, cast_to: Any, options: Any = ..., stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    async def post(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., options: Any = ..., files: Any = ..., stream: bool = ..., stream_cls: Any = ...
    ) -> Any: ...
    async def patch(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., files: Any = ..., options: Any = ...
    ) -> Any: ...
    async def put(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., files: Any = ..., options: Any = ...
    ) -> Any: ...
    async def delete(
        self, path: str, *, cast_to: Any, body: object = ..., content: Any = ..., options: Any = ...
    ) -> Any: ...
    def __init__(
        self,
        *,
        api_key: Union[str, Callable[[], Union[str, Awaitable[str]]], None] = ...,
        admin_api_key: Optional[str] = ...,
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
        fallbacks: Union[Sequence[str], str, None] = ...,
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
