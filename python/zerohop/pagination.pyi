from typing import Any, AsyncIterator, Generator, Generic, Iterator, List, Optional, TypeVar

from ._models import BaseModel

_T = TypeVar("_T")
_P = TypeVar("_P")

class PageInfo:
    url: Optional[str]
    params: Any

class _Page(BaseModel, Generic[_T]):
    data: List[_T]
    def has_next_page(self) -> bool: ...
    def next_page_info(self) -> Optional[PageInfo]: ...

class BaseSyncPage(_Page[_T]):
    def get_next_page(self) -> Any: ...
    def iter_pages(self) -> Iterator[Any]: ...
    def __iter__(self) -> Iterator[_T]: ...  # type: ignore[override]

class BaseAsyncPage(_Page[_T]):
    async def get_next_page(self) -> Any: ...
    def iter_pages(self) -> AsyncIterator[Any]: ...
    def __aiter__(self) -> AsyncIterator[_T]: ...

class SyncPage(BaseSyncPage[_T]):
    object: str

class AsyncPage(BaseAsyncPage[_T]):
    object: str

class SyncCursorPage(BaseSyncPage[_T]):
    has_more: Optional[bool]

class AsyncCursorPage(BaseAsyncPage[_T]):
    has_more: Optional[bool]

class SyncConversationCursorPage(BaseSyncPage[_T]):
    has_more: Optional[bool]
    last_id: Optional[str]

class AsyncConversationCursorPage(BaseAsyncPage[_T]):
    has_more: Optional[bool]
    last_id: Optional[str]

class SyncNextCursorPage(BaseSyncPage[_T]):
    has_more: Optional[bool]
    next: Optional[str]

class AsyncNextCursorPage(BaseAsyncPage[_T]):
    has_more: Optional[bool]
    next: Optional[str]

class AsyncPaginator(Generic[_T, _P]):
    def __await__(self) -> Generator[Any, None, _P]: ...
    def __aiter__(self) -> AsyncIterator[_T]: ...
