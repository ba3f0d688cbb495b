# SPDX-License-Identifier: Apache-2.0
from ._completions import (
    has_parseable_input,
    maybe_parse_content,
    parse_chat_completion,
    type_to_response_format_param,
    validate_input_tools,
)

__all__ = ["has_parseable_input", "maybe_parse_content",
           "parse_chat_completion", "type_to_response_format_param",
           "validate_input_tools"]
