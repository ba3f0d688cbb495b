from typing import (
    Dict,
    Iterable,
    List,
    Literal,
    Optional,
    Sequence,
    Type,
    TypedDict,
    TypeVar,
    Union,
    Unpack,
    overload,
)

from ..._resource import AsyncAPIResource, SyncAPIResource
from ..._response import (
    APIResponse,
    AsyncAPIResponse,
    AsyncResponseContextManager,
    LegacyAPIResponse,
    ResponseContextManager,
    StreamingView,
    View,
)
from ..._streaming import AsyncStream, Stream
from ..._timeout import Timeout
from ..._types import Body, Headers, NotGiven, Omit, Query
from ...lib.streaming.chat import (
    AsyncChatCompletionStreamManager,
    ChatCompletionStreamManager,
)
from ...types.chat.chat_completion import ChatCompletion
from ...types.chat.chat_completion_chunk import ChatCompletionChunk
from ...types.chat.chat_completion_message import ChatCompletionMessage
from ...types.chat.parsed_chat_completion import ParsedChatCompletion
from ...types.chat.params import (
    ChatCompletionAudioParam,
    ChatCompletionFunctionCallOptionParam,
    ChatCompletionMessageParam,
    ChatCompletionPredictionContentParam,
    ChatCompletionStreamOptionsParam,
    ChatCompletionToolChoiceOptionParam,
    ChatCompletionToolUnionParam,
    Function,
    ModerationParam,
    PromptCacheOptions,
    ResponseFormat,
    WebSearchOptions,
)

_Format = TypeVar("_Format")

# A reply's message may be handed back as it is.
Message = Union[ChatCompletionMessageParam, ChatCompletionMessage]
FunctionCallOption = Union[
    Literal["none", "auto"], ChatCompletionFunctionCallOptionParam
]
ReasoningEffort = Optional[
    Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]
]
ServiceTier = Optional[
    Literal["auto", "default", "flex", "scale", "priority", "fast"]
]

# What create, parse and stream take besides what makes them differ.
class _Options(TypedDict, total=False):
    audio: Optional[ChatCompletionAudioParam] | Omit
    frequency_penalty: Optional[float] | Omit
    function_call: FunctionCallOption | Omit
    functions: Iterable[Function] | Omit
    logit_bias: Optional[Dict[str, int]] | Omit
    logprobs: Optional[bool] | Omit
    max_completion_tokens: Optional[int] | Omit
    max_tokens: Optional[int] | Omit
    metadata: Optional[Dict[str, str]] | Omit
    modalities: Optional[List[Literal["text", "audio"]]] | Omit
    moderation: ModerationParam | Omit
    n: Optional[int] | Omit
    parallel_tool_calls: bool | Omit
    prediction: Optional[ChatCompletionPredictionContentParam] | Omit
    presence_penalty: Optional[float] | Omit
    prompt_cache_key: Optional[str] | Omit
    prompt_cache_options: PromptCacheOptions | Omit
    prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit
    reasoning_effort: ReasoningEffort | Omit
    safety_identifier: Optional[str] | Omit
    seed: Optional[int] | Omit
    service_tier: ServiceTier | Omit
    stop: Union[str, Sequence[str], None] | Omit
    store: Optional[bool] | Omit
    temperature: Optional[float] | Omit
    tool_choice: ChatCompletionToolChoiceOptionParam | Omit
    tools: Iterable[ChatCompletionToolUnionParam] | Omit
    top_logprobs: Optional[int] | Omit
    top_p: Optional[float] | Omit
    user: str | Omit
    verbosity: Optional[Literal["low", "medium", "high"]] | Omit
    web_search_options: WebSearchOptions | Omit
    extra_headers: Optional[Headers]
    extra_query: Optional[Query]
    extra_body: Optional[Body]
    timeout: float | Timeout | None | NotGiven

class _CreateOptions(_Options, total=False):
    response_format: ResponseFormat | Omit
    stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit

class _ParseOptions(_Options, total=False):
    stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit

class Completions(SyncAPIResource):
    @property
    def with_raw_response(self) -> CompletionsWithRawResponse: ...
    @property
    def with_streaming_response(self) -> CompletionsWithStreamingResponse: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream: Optional[Literal[False]] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> ChatCompletion: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> Stream[ChatCompletionChunk]: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: bool,
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> ChatCompletion | Stream[ChatCompletionChunk]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> ParsedChatCompletion[_Format]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> ParsedChatCompletion[None]: ...
    @overload
    def stream(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> ChatCompletionStreamManager[_Format]: ...
    @overload
    def stream(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> ChatCompletionStreamManager[None]: ...

class AsyncCompletions(AsyncAPIResource):
    @property
    def with_raw_response(self) -> AsyncCompletionsWithRawResponse: ...
    @property
    def with_streaming_response(self) -> AsyncCompletionsWithStreamingResponse: ...
    @overload
    async def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream: Optional[Literal[False]] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> ChatCompletion: ...
    @overload
    async def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> AsyncStream[ChatCompletionChunk]: ...
    @overload
    async def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: bool,
        audio: Optional[ChatCompletionAudioParam] | Omit = ...,
        frequency_penalty: Optional[float] | Omit = ...,
        function_call: FunctionCallOption | Omit = ...,
        functions: Iterable[Function] | Omit = ...,
        logit_bias: Optional[Dict[str, int]] | Omit = ...,
        logprobs: Optional[bool] | Omit = ...,
        max_completion_tokens: Optional[int] | Omit = ...,
        max_tokens: Optional[int] | Omit = ...,
        metadata: Optional[Dict[str, str]] | Omit = ...,
        modalities: Optional[List[Literal["text", "audio"]]] | Omit = ...,
        moderation: ModerationParam | Omit = ...,
        n: Optional[int] | Omit = ...,
        parallel_tool_calls: bool | Omit = ...,
        prediction: Optional[ChatCompletionPredictionContentParam] | Omit = ...,
        presence_penalty: Optional[float] | Omit = ...,
        prompt_cache_key: Optional[str] | Omit = ...,
        prompt_cache_options: PromptCacheOptions | Omit = ...,
        prompt_cache_retention: Optional[Literal["in_memory", "24h"]] | Omit = ...,
        reasoning_effort: ReasoningEffort | Omit = ...,
        response_format: ResponseFormat | Omit = ...,
        safety_identifier: Optional[str] | Omit = ...,
        seed: Optional[int] | Omit = ...,
        service_tier: ServiceTier | Omit = ...,
        stop: Union[str, Sequence[str], None] | Omit = ...,
        store: Optional[bool] | Omit = ...,
        stream_options: Optional[ChatCompletionStreamOptionsParam] | Omit = ...,
        temperature: Optional[float] | Omit = ...,
        tool_choice: ChatCompletionToolChoiceOptionParam | Omit = ...,
        tools: Iterable[ChatCompletionToolUnionParam] | Omit = ...,
        top_logprobs: Optional[int] | Omit = ...,
        top_p: Optional[float] | Omit = ...,
        user: str | Omit = ...,
        verbosity: Optional[Literal["low", "medium", "high"]] | Omit = ...,
        web_search_options: WebSearchOptions | Omit = ...,
        extra_headers: Optional[Headers] = ...,
        extra_query: Optional[Query] = ...,
        extra_body: Optional[Body] = ...,
        timeout: float | Timeout | None | NotGiven = ...,
    ) -> ChatCompletion | AsyncStream[ChatCompletionChunk]: ...
    @overload
    async def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> ParsedChatCompletion[_Format]: ...
    @overload
    async def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> ParsedChatCompletion[None]: ...
    @overload
    def stream(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> AsyncChatCompletionStreamManager[_Format]: ...
    @overload
    def stream(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> AsyncChatCompletionStreamManager[None]: ...

class CompletionsWithRawResponse(View):
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Optional[Literal[False]] | Omit = ...,
        **options: Unpack[_CreateOptions],
    ) -> LegacyAPIResponse[ChatCompletion]: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        **options: Unpack[_CreateOptions],
    ) -> LegacyAPIResponse[Stream[ChatCompletionChunk]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> LegacyAPIResponse[ParsedChatCompletion[_Format]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> LegacyAPIResponse[ParsedChatCompletion[None]]: ...

class AsyncCompletionsWithRawResponse(View):
    @overload
    async def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Optional[Literal[False]] | Omit = ...,
        **options: Unpack[_CreateOptions],
    ) -> LegacyAPIResponse[ChatCompletion]: ...
    @overload
    async def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        **options: Unpack[_CreateOptions],
    ) -> LegacyAPIResponse[AsyncStream[ChatCompletionChunk]]: ...
    @overload
    async def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> LegacyAPIResponse[ParsedChatCompletion[_Format]]: ...
    @overload
    async def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> LegacyAPIResponse[ParsedChatCompletion[None]]: ...

class CompletionsWithStreamingResponse(StreamingView):
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Optional[Literal[False]] | Omit = ...,
        **options: Unpack[_CreateOptions],
    ) -> ResponseContextManager[APIResponse[ChatCompletion]]: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        **options: Unpack[_CreateOptions],
    ) -> ResponseContextManager[APIResponse[Stream[ChatCompletionChunk]]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> ResponseContextManager[APIResponse[ParsedChatCompletion[_Format]]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> ResponseContextManager[APIResponse[ParsedChatCompletion[None]]]: ...

class AsyncCompletionsWithStreamingResponse(StreamingView):
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Optional[Literal[False]] | Omit = ...,
        **options: Unpack[_CreateOptions],
    ) -> AsyncResponseContextManager[AsyncAPIResponse[ChatCompletion]]: ...
    @overload
    def create(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        stream: Literal[True],
        **options: Unpack[_CreateOptions],
    ) -> AsyncResponseContextManager[AsyncAPIResponse[AsyncStream[ChatCompletionChunk]]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: Type[_Format],
        **options: Unpack[_ParseOptions],
    ) -> AsyncResponseContextManager[AsyncAPIResponse[ParsedChatCompletion[_Format]]]: ...
    @overload
    def parse(
        self,
        *,
        messages: Iterable[Message],
        model: str,
        response_format: ResponseFormat | Omit = ...,
        **options: Unpack[_ParseOptions],
    ) -> AsyncResponseContextManager[AsyncAPIResponse[ParsedChatCompletion[None]]]: ...
