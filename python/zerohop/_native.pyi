"""The C module.  What it exports is for the package itself."""

from typing import Any, Iterator, Mapping, Optional, Sequence, Tuple, Type

version: str

class Router:
    base_url: str
    def __new__(cls, options: Mapping[str, Any]) -> Router: ...

class Client:
    router: Router
    closed: bool
    def __new__(cls, router: Router) -> Client: ...
    def send(
        self,
        names: Tuple[str, ...],
        values: Tuple[object, ...],
        stream: object,
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        extra_body: Optional[Mapping[str, object]],
        timeout: object,
        api_key: Optional[str],
        /,
    ) -> Any: ...
    def send_async(
        self,
        names: Tuple[str, ...],
        values: Tuple[object, ...],
        stream: object,
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        extra_body: Optional[Mapping[str, object]],
        timeout: object,
        api_key: Optional[str],
        /,
    ) -> Any: ...
    def set_timeout(self, value: object, /) -> None: ...
    def set_max_retries(self, value: int, /) -> None: ...
    def set_api_key(self, value: Optional[str], /) -> None: ...

class Plan:
    cls: type
    def __new__(cls, cls_: type, slow: Any) -> Plan: ...
    def fill(self, rows: Tuple[Tuple[str, str, bool, object, Any], ...], /) -> None: ...

class Model:
    @property
    def model_extra(self) -> dict[str, Any]: ...
    @property
    def model_fields_set(self) -> set[str]: ...

class StreamBase: ...

class SyncStream(StreamBase):
    def __iter__(self) -> Iterator[Any]: ...
    def __next__(self) -> Any: ...

class TaskStream(StreamBase): ...

def setup(
    *, omit: type, not_given: type, stream: type, async_stream: type
) -> None: ...
def encode(value: object, /) -> bytes: ...
def absent(value: object, /) -> bool: ...
def model_type(name: str, base: type, fields: Tuple[str, ...], /) -> Type[Any]: ...
def after_fork() -> None: ...
