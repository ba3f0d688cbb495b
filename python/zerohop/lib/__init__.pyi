from ._tools import pydantic_function_tool as pydantic_function_tool
from ._tools import (
    pydantic_responses_function_tool as pydantic_responses_function_tool,
)
