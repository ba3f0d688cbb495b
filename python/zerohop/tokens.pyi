from os import PathLike
from pathlib import Path
from typing import (
    Any,
    Awaitable,
    Iterable,
    List,
    Literal,
    Mapping,
    Optional,
    TypedDict,
    overload,
)

from . import AsyncOpenAI, OpenAI

class Encoding:
    name: str
    def count(self, text: str, *, allowed_special: Iterable[str] = ...) -> int: ...
    def encode(self, text: str, *, allowed_special: Iterable[str] = ...) -> List[int]: ...
    def decode(self, ids: Iterable[int], errors: str = ...) -> str: ...
    def decode_bytes(self, ids: Iterable[int]) -> bytes: ...

class Parts(TypedDict):
    messages: int
    frame: int
    tools: int
    format: int
    images: int

class RequestCount(TypedDict):
    total: int
    exact: bool
    error: int
    encoding: str
    parts: Parts

class RemoteCount(TypedDict):
    total: int
    exact: bool
    error: int

@overload
def count_request(
    request: Mapping[str, Any], *, remote: Literal[False] = ...
) -> RequestCount: ...
@overload
def count_request(
    request: Mapping[str, Any],
    *,
    remote: Literal[True],
    client: Optional[OpenAI] = ...,
) -> RemoteCount: ...
@overload
def count_request(
    request: Mapping[str, Any], *, remote: Literal[True], client: AsyncOpenAI
) -> Awaitable[RemoteCount]: ...
def fits(request: Mapping[str, Any], limit: int) -> bool: ...
def data_folder() -> Path: ...
def register(name: str, path: str | PathLike[str]) -> None: ...
def encoding(name: str) -> Encoding: ...
def encoding_for_model(model: str, *, exact: bool = ...) -> Encoding: ...
def count(
    text: str,
    model: str = ...,
    *,
    exact: bool = ...,
    allowed_special: Iterable[str] = ...,
) -> int: ...
def encode(
    text: str, model: str = ..., *, allowed_special: Iterable[str] = ...
) -> List[int]: ...
def decode(ids: Iterable[int], model: str = ..., errors: str = ...) -> str: ...
