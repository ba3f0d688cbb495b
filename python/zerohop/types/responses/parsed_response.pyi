from typing import Generic, List, Optional, Union

from typing_extensions import TypeAlias, TypeVar

from . import (
    Response,
    _OtherOutputItem,
    ResponseFunctionToolCall,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
)

_T = TypeVar("_T", default=None)

class ParsedResponseOutputText(ResponseOutputText, Generic[_T]):
    parsed: Optional[_T]

ParsedContent: TypeAlias = Union[
    ParsedResponseOutputText[_T], ResponseOutputRefusal
]

class ParsedResponseOutputMessage(ResponseOutputMessage, Generic[_T]):
    content: List[ParsedContent[_T]]  # type: ignore[assignment]

class ParsedResponseFunctionToolCall(ResponseFunctionToolCall):
    parsed_arguments: object

ParsedResponseOutputItem: TypeAlias = Union[
    ParsedResponseOutputMessage[_T],
    ParsedResponseFunctionToolCall,
    _OtherOutputItem,
]

class ParsedResponse(Response, Generic[_T]):
    output: List[ParsedResponseOutputItem[_T]]  # type: ignore[assignment]
    @property
    def output_parsed(self) -> Optional[_T]: ...
