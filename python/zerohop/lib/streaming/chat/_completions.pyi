from types import TracebackType
from typing import (
    Any,
    AsyncIterator,
    Generic,
    Iterable,
    Iterator,
    List,
    Optional,
    Self,
    Type,
    TypeVar,
    Union,
)

from ...._http import Response
from ...._route import Route
from ...._streaming import AsyncStream, Stream
from ...._types import Omit
from ....types.chat.chat_completion_chunk import ChatCompletionChunk
from ....types.chat.params import ChatCompletionToolUnionParam
from ....types.chat.parsed_chat_completion import ParsedChatCompletion
from . import ChatCompletionStreamEvent

_T = TypeVar("_T")

class ChatCompletionStreamState(Generic[_T]):
    def __init__(
        self,
        *,
        input_tools: Union[Iterable[ChatCompletionToolUnionParam], Omit] = ...,
        response_format: Union[Type[_T], Any, Omit] = ...,
    ) -> None: ...
    @property
    def current_completion_snapshot(self) -> ParsedChatCompletion[object]: ...
    def get_final_completion(self) -> ParsedChatCompletion[_T]: ...
    def handle_chunk(
        self, chunk: ChatCompletionChunk
    ) -> List[ChatCompletionStreamEvent[_T]]: ...

class ChatCompletionStream(Generic[_T]):
    def __init__(
        self,
        *,
        raw_stream: Stream[ChatCompletionChunk],
        response_format: Any,
        input_tools: Any,
    ) -> None: ...
    @property
    def response(self) -> Response: ...
    @property
    def _route(self) -> Optional[Route]: ...
    @property
    def current_completion_snapshot(self) -> ParsedChatCompletion[object]: ...
    def __next__(self) -> ChatCompletionStreamEvent[_T]: ...
    def __iter__(self) -> Iterator[ChatCompletionStreamEvent[_T]]: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
    def close(self) -> None: ...
    def until_done(self) -> Self: ...
    def get_final_completion(self) -> ParsedChatCompletion[_T]: ...

class ChatCompletionStreamManager(Generic[_T]):
    def __init__(
        self, api_request: Any, *, response_format: Any, input_tools: Any
    ) -> None: ...
    def __enter__(self) -> ChatCompletionStream[_T]: ...
    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...

class AsyncChatCompletionStream(Generic[_T]):
    def __init__(
        self,
        *,
        raw_stream: AsyncStream[ChatCompletionChunk],
        response_format: Any,
        input_tools: Any,
    ) -> None: ...
    @property
    def response(self) -> Response: ...
    @property
    def _route(self) -> Optional[Route]: ...
    @property
    def current_completion_snapshot(self) -> ParsedChatCompletion[object]: ...
    async def __anext__(self) -> ChatCompletionStreamEvent[_T]: ...
    def __aiter__(self) -> AsyncIterator[ChatCompletionStreamEvent[_T]]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
    async def close(self) -> None: ...
    async def until_done(self) -> Self: ...
    async def get_final_completion(self) -> ParsedChatCompletion[_T]: ...

class AsyncChatCompletionStreamManager(Generic[_T]):
    def __init__(
        self, api_request: Any, *, response_format: Any, input_tools: Any
    ) -> None: ...
    async def __aenter__(self) -> AsyncChatCompletionStream[_T]: ...
    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
