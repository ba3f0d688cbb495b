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
from ....types.responses import ResponseStreamEvent as _Plain
from ....types.responses.parsed_response import ParsedResponse
from . import ResponseStreamEvent

_T = TypeVar("_T")

class ResponseStreamState(Generic[_T]):
    def __init__(
        self,
        *,
        input_tools: Union[Iterable[Any], Omit] = ...,
        text_format: Union[Type[_T], Omit] = ...,
    ) -> None: ...
    def handle_event(self, event: _Plain) -> List[ResponseStreamEvent[_T]]: ...
    def accumulate_event(self, event: _Plain) -> ParsedResponse[object]: ...

class ResponseStream(Generic[_T]):
    def __init__(
        self,
        *,
        raw_stream: Stream[_Plain],
        text_format: Any,
        input_tools: Any,
        starting_after: Optional[int],
    ) -> None: ...
    @property
    def response(self) -> Response: ...
    @property
    def _route(self) -> Optional[Route]: ...
    def __next__(self) -> ResponseStreamEvent[_T]: ...
    def __iter__(self) -> Iterator[ResponseStreamEvent[_T]]: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
    def close(self) -> None: ...
    def until_done(self) -> Self: ...
    def get_final_response(self) -> ParsedResponse[_T]: ...

class ResponseStreamManager(Generic[_T]):
    def __init__(
        self,
        api_request: Any,
        *,
        text_format: Any,
        input_tools: Any,
        starting_after: Optional[int],
    ) -> None: ...
    def __enter__(self) -> ResponseStream[_T]: ...
    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...

class AsyncResponseStream(Generic[_T]):
    def __init__(
        self,
        *,
        raw_stream: AsyncStream[_Plain],
        text_format: Any,
        input_tools: Any,
        starting_after: Optional[int],
    ) -> None: ...
    @property
    def response(self) -> Response: ...
    @property
    def _route(self) -> Optional[Route]: ...
    async def __anext__(self) -> ResponseStreamEvent[_T]: ...
    def __aiter__(self) -> AsyncIterator[ResponseStreamEvent[_T]]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
    async def close(self) -> None: ...
    async def until_done(self) -> Self: ...
    async def get_final_response(self) -> ParsedResponse[_T]: ...

class AsyncResponseStreamManager(Generic[_T]):
    def __init__(
        self,
        api_request: Any,
        *,
        text_format: Any,
        input_tools: Any,
        starting_after: Optional[int],
    ) -> None: ...
    async def __aenter__(self) -> AsyncResponseStream[_T]: ...
    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> None: ...
