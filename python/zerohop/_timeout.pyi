from typing import Any, Dict, Optional, Union

from ._types import NotGiven

class Timeout:
    connect: Optional[float]
    read: Optional[float]
    write: Optional[float]
    pool: Optional[float]
    ttft: Optional[float]
    chunk: Optional[float]
    deadline: Optional[float]
    def __init__(
        self,
        timeout: Any = ...,
        *,
        connect: Union[float, None, NotGiven] = ...,
        read: Union[float, None, NotGiven] = ...,
        write: Union[float, None, NotGiven] = ...,
        pool: Union[float, None, NotGiven] = ...,
        ttft: Union[float, None, NotGiven] = ...,
        chunk: Union[float, None, NotGiven] = ...,
        deadline: Union[float, None, NotGiven] = ...,
    ) -> None: ...
    def as_dict(self) -> Dict[str, Optional[float]]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

DEFAULT_TIMEOUT: Timeout
