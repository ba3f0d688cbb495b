from typing import Any, Dict, Mapping, Optional, Type

from .._types import Omit
from ..types.chat.params import ChatCompletionFunctionToolParam

class PydanticFunctionTool(Dict[str, Any]):
    model: Type[Any]
    def __init__(self, defn: Mapping[str, Any], model: Type[Any]) -> None: ...

class ResponsesPydanticFunctionTool(PydanticFunctionTool): ...

def pydantic_function_tool(
    model: Type[Any],
    *,
    name: Optional[str] = ...,
    description: Optional[str] = ...,
) -> ChatCompletionFunctionToolParam: ...
def pydantic_responses_function_tool(
    model: Type[Any],
    *,
    name: Optional[str] = ...,
    description: Optional[str] = ...,
    defer_loading: bool | Omit = ...,
) -> Dict[str, Any]: ...
