from os import PathLike
from typing import Any, Mapping, Union

class Router:
    config: Union[Mapping[str, Any], str]
    def __init__(self, config: Union[Mapping[str, Any], str, PathLike[str]]) -> None: ...
