from typing import Generic, List, Optional, TypeVar

from .chat_completion import ChatCompletion, Choice
from .chat_completion_message import ChatCompletionMessage
from .parsed_function_tool_call import ParsedFunctionToolCall

_T = TypeVar("_T")

class ParsedChatCompletionMessage(ChatCompletionMessage, Generic[_T]):
    parsed: Optional[_T]
    tool_calls: Optional[List[ParsedFunctionToolCall]]  # type: ignore[assignment]

class ParsedChoice(Choice, Generic[_T]):
    message: ParsedChatCompletionMessage[_T]  # pyright: ignore

class ParsedChatCompletion(ChatCompletion, Generic[_T]):
    choices: List[ParsedChoice[_T]]  # type: ignore[assignment]
