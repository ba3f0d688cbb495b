from ..._resource import AsyncAPIResource, SyncAPIResource
from ..._response import StreamingView, View
from .completions import (
    AsyncCompletions,
    AsyncCompletionsWithRawResponse,
    AsyncCompletionsWithStreamingResponse,
    Completions,
    CompletionsWithRawResponse,
    CompletionsWithStreamingResponse,
)

class Chat(SyncAPIResource):
    @property
    def completions(self) -> Completions: ...
    @property
    def with_raw_response(self) -> ChatWithRawResponse: ...
    @property
    def with_streaming_response(self) -> ChatWithStreamingResponse: ...

class AsyncChat(AsyncAPIResource):
    @property
    def completions(self) -> AsyncCompletions: ...
    @property
    def with_raw_response(self) -> AsyncChatWithRawResponse: ...
    @property
    def with_streaming_response(self) -> AsyncChatWithStreamingResponse: ...

class ChatWithRawResponse(View):
    @property
    def completions(self) -> CompletionsWithRawResponse: ...

class AsyncChatWithRawResponse(View):
    @property
    def completions(self) -> AsyncCompletionsWithRawResponse: ...

class ChatWithStreamingResponse(StreamingView):
    @property
    def completions(self) -> CompletionsWithStreamingResponse: ...

class AsyncChatWithStreamingResponse(StreamingView):
    @property
    def completions(self) -> AsyncCompletionsWithStreamingResponse: ...
