# SPDX-License-Identifier: Apache-2.0
"""stream(): a stream of chunks as events, with the completion so far."""

from ...._exceptions import (
    ContentFilterFinishReasonError,
    LengthFinishReasonError,
)
from ...._native import absent
from ...._types import omit
from ..._parsing._completions import (
    build,
    construct,
    get_input_tool_by_name,
    has_parseable_input,
    maybe_parse_content,
    parse_chat_completion,
    parse_function_tool_arguments,
    types_chat,
)
from ..._partial import from_json
from .._deltas import accumulate_delta
from .._gathering import (
    AsyncGathering,
    AsyncManager,
    Gathering,
    Manager,
    SyncGathering,
)

_Alias = type(list[int])


def _events():
    """The module whose event classes are given."""
    from ...._errors import official
    if official() is not None:
        from openai.lib.streaming.chat import _events
    else:
        from . import _events
    return _events


class ChatCompletionStreamState:
    """The completion so far: give it the chunks."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, *, input_tools=omit, response_format=omit):
        self._input_tools = [] if absent(input_tools) else list(input_tools)
        self._response_format = response_format
        self._rich_response_format = (
            response_format if isinstance(response_format, type) else omit)
        self._snapshot = None
        self._messages = {}  # by choice: what its deltas say, as plain data
        self._states = {}
        self._types = types_chat()
        self._events = _events()

    @property
    def current_completion_snapshot(self):
        assert self._snapshot is not None
        return self._snapshot

    def get_final_completion(self):
        """The whole completion, parsed; only after the last chunk."""
        return parse_chat_completion(
            chat_completion=self.current_completion_snapshot,
            response_format=self._rich_response_format,
            input_tools=self._input_tools)

    def handle_chunk(self, chunk):
        """Takes a chunk; returns its events."""
        if self._snapshot is None:
            self._begin(chunk)
        else:
            self._add(chunk)
        return self._events_of(chunk)

    # --- what came, put together

    def _begin(self, chunk):
        data = {**chunk.to_dict(), "object": "chat.completion",
                "choices": []}
        data.pop("obfuscation", None)
        self._snapshot = construct(self._types.ParsedChatCompletion[object],
                                   {"system_fingerprint": None, **data})
        for choice in chunk.choices:
            self._begin_choice(choice)

    def _choice(self, index):
        for choice in self._snapshot.choices:
            if choice.index == index:
                return choice
        return None

    def _begin_choice(self, choice):
        data = choice.to_dict()
        message = accumulate_delta({}, data.pop("delta", None) or {})
        self._messages[choice.index] = message
        made = construct(self._types.ParsedChoice[object],
                         {**data, "message": message})
        self._snapshot.choices.append(made)
        return made

    def _add(self, chunk):
        snapshot = self._snapshot
        for choice in chunk.choices:
            made = self._choice(choice.index)
            if made is None:
                made = self._begin_choice(choice)
            else:
                self._add_delta(made, choice)
                self._add_logprobs(made, choice)
            if choice.finish_reason:
                made.finish_reason = choice.finish_reason
                self._check_finish(choice.finish_reason)
            self._parse_so_far(made, choice)
        snapshot.usage = chunk.usage
        snapshot.system_fingerprint = chunk.system_fingerprint
        if getattr(chunk, "moderation", None) is not None:
            snapshot.moderation = chunk.moderation

    def _add_delta(self, made, choice):
        data = accumulate_delta(self._messages[choice.index],
                                choice.delta.to_dict())
        old = made.message.tool_calls or ()
        made.message = construct(
            self._types.ParsedChatCompletionMessage[object], data)
        for mine, before in zip(made.message.tool_calls or (), old):
            if before.type == "function":
                mine.function.parsed_arguments = (
                    before.function.parsed_arguments)

    def _add_logprobs(self, made, choice):
        if choice.logprobs is None:
            return
        if made.logprobs is None:
            made.logprobs = type(choice.logprobs).construct(
                **choice.logprobs.to_dict())
            return
        for name in ("content", "refusal"):
            added = getattr(choice.logprobs, name)
            if added:
                setattr(made.logprobs, name,
                        [*(getattr(made.logprobs, name) or ()), *added])

    def _check_finish(self, reason):
        if not has_parseable_input(response_format=self._response_format,
                                   input_tools=self._input_tools):
            return
        if reason == "length":
            raise LengthFinishReasonError(completion=self._snapshot)
        if reason == "content_filter":
            raise ContentFilterFinishReasonError(completion=self._snapshot)

    def _parse_so_far(self, made, choice):
        message = made.message
        if (message.content and not message.refusal and
                not absent(self._rich_response_format) and
                message.content.lstrip()):
            message.parsed = from_json(message.content)
        for delta in choice.delta.tool_calls or ():
            call = message.tool_calls[delta.index]
            if call.type != "function":
                continue
            tool = get_input_tool_by_name(input_tools=self._input_tools,
                                          name=call.function.name)
            if (tool and tool.get("function", {}).get("strict") and
                    call.function.arguments):
                call.function.parsed_arguments = from_json(
                    call.function.arguments)

    # --- events

    def _make(self, cls, kind, /, **members):
        return build(getattr(self._events, cls), {"type": kind, **members})

    def _events_of(self, chunk):
        found = [self._make("ChunkEvent", "chunk", chunk=chunk,
                            snapshot=self._snapshot)]
        for choice in chunk.choices:
            made = self._choice(choice.index)
            found += self._text_events(choice.delta, made.message)
            found += self._tool_events(choice.delta, made.message)
            found += self._logprob_events(choice, made)
            state = self._states.setdefault(choice.index, _Done(self))
            found += state.events(choice, made)
        return found

    def _text_events(self, delta, message):
        if delta.content is not None and message.content is not None:
            yield self._make("ContentDeltaEvent", "content.delta",
                             delta=delta.content, snapshot=message.content,
                             parsed=message.parsed)
        if delta.refusal is not None and message.refusal is not None:
            yield self._make("RefusalDeltaEvent", "refusal.delta",
                             delta=delta.refusal, snapshot=message.refusal)

    def _tool_events(self, delta, message):
        for part in delta.tool_calls or ():
            call = message.tool_calls[part.index]
            if call.type == "function":
                yield self._make(
                    "FunctionToolCallArgumentsDeltaEvent",
                    "tool_calls.function.arguments.delta",
                    name=call.function.name, index=part.index,
                    arguments=call.function.arguments,
                    parsed_arguments=call.function.parsed_arguments,
                    arguments_delta=part.function.arguments or "")

    def _logprob_events(self, choice, made):
        if choice.logprobs is None or made.logprobs is None:
            return
        for name, event in (("content", "LogprobsContentDeltaEvent"),
                            ("refusal", "LogprobsRefusalDeltaEvent")):
            added = getattr(choice.logprobs, name)
            if added and getattr(made.logprobs, name):
                yield self._make(event, f"logprobs.{name}.delta", **{
                    name: added, "snapshot": getattr(made.logprobs, name)})


class _Done:
    """Which parts of one choice are known to be whole."""

    def __init__(self, owner):
        self._owner = owner
        self._said = set()
        self._tool = None  # index of the tool call that is being told

    def events(self, choice, made):
        found = []
        if made.finish_reason:
            found += self._content(made)
            found += self._call(made, self._tool)
        for part in choice.delta.tool_calls or ():
            if self._tool != part.index:
                found += self._content(made)
                found += self._call(made, self._tool)
            self._tool = part.index
        return found

    def _first(self, what):
        if what in self._said:
            return False
        self._said.add(what)
        return True

    def _content(self, made):
        make, message = self._owner._make, made.message
        if message.content and self._first("content"):
            message.parsed = maybe_parse_content(
                response_format=self._owner._response_format, message=message)
            yield make("ContentDoneEvent", "content.done",
                       content=message.content, parsed=message.parsed)
        if message.refusal is not None and self._first("refusal"):
            yield make("RefusalDoneEvent", "refusal.done",
                       refusal=message.refusal)
        for name, event in (("content", "LogprobsContentDoneEvent"),
                            ("refusal", "LogprobsRefusalDoneEvent")):
            value = getattr(made.logprobs, name, None)
            if value is not None and self._first(event):
                yield make(event, f"logprobs.{name}.done", **{name: value})

    def _call(self, made, index):
        if index is None or not self._first(index):
            return
        call = made.message.tool_calls[index]
        if call.type != "function":
            return
        call.function.parsed_arguments = parse_function_tool_arguments(
            input_tools=self._owner._input_tools, function=call.function)
        yield self._owner._make(
            "FunctionToolCallArgumentsDoneEvent",
            "tool_calls.function.arguments.done", index=index,
            name=call.function.name, arguments=call.function.arguments,
            parsed_arguments=call.function.parsed_arguments)


# --- streams ----------------------------------------------------------------------

class _Stream(Gathering):
    """What both kinds share."""

    def __init__(self, *, raw_stream, response_format, input_tools):
        super().__init__(raw_stream)
        self._state = ChatCompletionStreamState(
            response_format=response_format, input_tools=input_tools)

    @property
    def current_completion_snapshot(self):
        return self._state.current_completion_snapshot

    def _events_of(self, chunk):
        if chunk.object != "chat.completion.chunk":
            return ()
        return self._state.handle_chunk(chunk)

    def _final(self):
        return self._routed(self._state.get_final_completion())


class ChatCompletionStream(_Stream, SyncGathering):
    """Events of a stream: an iterator, and a context manager."""

    def get_final_completion(self):
        """The whole completion, parsed; reads what is left first."""
        self.until_done()
        return self._final()


class AsyncChatCompletionStream(_Stream, AsyncGathering):
    """Events of a stream: an async iterator, and a context manager."""

    async def get_final_completion(self):
        """The whole completion, parsed; reads what is left first."""
        await self.until_done()
        return self._final()


class ChatCompletionStreamManager(Manager):
    """What stream() returns: sends the request where the `with` begins."""

    _kind = ChatCompletionStream

    def __init__(self, api_request, *, response_format, input_tools):
        super().__init__(api_request, response_format=response_format,
                         input_tools=input_tools)


class AsyncChatCompletionStreamManager(AsyncManager):
    """The same for `async with`."""

    _kind = AsyncChatCompletionStream

    def __init__(self, api_request, *, response_format, input_tools):
        super().__init__(api_request, response_format=response_format,
                         input_tools=input_tools)
