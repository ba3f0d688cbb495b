from typing import Generic, List, Optional, TypeVar, Union

from . import (
    Response,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
)

_T = TypeVar("_T")

class ParsedResponseOutputText(ResponseOutputText, Generic[_T]):
    parsed: Optional[_T]

class ParsedResponseOutputMessage(ResponseOutputMessage, Generic[_T]):
    content: List[Union[ParsedResponseOutputText[_T], ResponseOutputRefusal]]  # type: ignore[assignment]

class ParsedResponseFunctionToolCall(ResponseFunctionToolCall):
    parsed_arguments: object

class ParsedResponse(Response, Generic[_T]):
    output: List[
        Union[
            ParsedResponseOutputMessage[_T],
            ParsedResponseFunctionToolCall,
            ResponseOutputItem,
        ]
    ]
    @property
    def output_parsed(self) -> Optional[_T]: ...
