from .chat_completion import ChatCompletion as ChatCompletion
from .chat_completion_audio import ChatCompletionAudio as ChatCompletionAudio
from .chat_completion_chunk import ChatCompletionChunk as ChatCompletionChunk
from .chat_completion_message import ChatCompletionMessage as ChatCompletionMessage
from .chat_completion_message_custom_tool_call import (
    ChatCompletionMessageCustomToolCall as ChatCompletionMessageCustomToolCall,
)
from .chat_completion_message_function_tool_call import (
    ChatCompletionMessageFunctionToolCall as ChatCompletionMessageFunctionToolCall,
)
from .chat_completion_message_function_tool_call import (
    ChatCompletionMessageFunctionToolCall as ChatCompletionMessageToolCall,
)
from .parsed_chat_completion import ParsedChatCompletion as ParsedChatCompletion
from .parsed_chat_completion import (
    ParsedChatCompletionMessage as ParsedChatCompletionMessage,
)
from .parsed_chat_completion import ParsedChoice as ParsedChoice
from .parsed_function_tool_call import ParsedFunction as ParsedFunction
from .parsed_function_tool_call import (
    ParsedFunctionToolCall as ParsedFunctionToolCall,
)
from .chat_completion_token_logprob import (
    ChatCompletionTokenLogprob as ChatCompletionTokenLogprob,
)
from .params import (
    ChatCompletionAllowedToolChoiceParam as ChatCompletionAllowedToolChoiceParam,
    ChatCompletionAllowedToolsParam as ChatCompletionAllowedToolsParam,
    ChatCompletionAssistantMessageParam as ChatCompletionAssistantMessageParam,
    ChatCompletionAudioParam as ChatCompletionAudioParam,
    ChatCompletionContentPartImageParam as ChatCompletionContentPartImageParam,
    ChatCompletionContentPartInputAudioParam as ChatCompletionContentPartInputAudioParam,
    ChatCompletionContentPartParam as ChatCompletionContentPartParam,
    ChatCompletionContentPartRefusalParam as ChatCompletionContentPartRefusalParam,
    ChatCompletionContentPartTextParam as ChatCompletionContentPartTextParam,
    ChatCompletionCustomToolParam as ChatCompletionCustomToolParam,
    ChatCompletionDeveloperMessageParam as ChatCompletionDeveloperMessageParam,
    ChatCompletionFunctionCallOptionParam as ChatCompletionFunctionCallOptionParam,
    ChatCompletionFunctionMessageParam as ChatCompletionFunctionMessageParam,
    ChatCompletionFunctionToolParam as ChatCompletionFunctionToolParam,
    ChatCompletionMessageCustomToolCallParam as ChatCompletionMessageCustomToolCallParam,
    ChatCompletionMessageFunctionToolCallParam as ChatCompletionMessageFunctionToolCallParam,
    ChatCompletionMessageParam as ChatCompletionMessageParam,
    ChatCompletionMessageToolCallParam as ChatCompletionMessageToolCallParam,
    ChatCompletionMessageToolCallUnionParam as ChatCompletionMessageToolCallUnionParam,
    ChatCompletionNamedToolChoiceCustomParam as ChatCompletionNamedToolChoiceCustomParam,
    ChatCompletionNamedToolChoiceParam as ChatCompletionNamedToolChoiceParam,
    ChatCompletionPredictionContentParam as ChatCompletionPredictionContentParam,
    ChatCompletionStreamOptionsParam as ChatCompletionStreamOptionsParam,
    ChatCompletionSystemMessageParam as ChatCompletionSystemMessageParam,
    ChatCompletionToolChoiceOptionParam as ChatCompletionToolChoiceOptionParam,
    ChatCompletionToolMessageParam as ChatCompletionToolMessageParam,
    ChatCompletionToolParam as ChatCompletionToolParam,
    ChatCompletionToolUnionParam as ChatCompletionToolUnionParam,
    ChatCompletionUserMessageParam as ChatCompletionUserMessageParam,
)
