# SPDX-License-Identifier: Apache-2.0
"""responses.stream(): a stream's events, some with what came so far, and the
whole response at the end."""

from ...._native import absent
from ...._types import omit
from ..._parsing._completions import build, construct
from ..._parsing._responses import (
    parse_response,
    parse_text,
    types_responses,
)
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
        from openai.lib.streaming.responses import _events
    else:
        from . import _events
    return _events


class ResponseStreamState:
    """The response so far: give it the events of create()."""

    __class_getitem__ = classmethod(_Alias)

    def __init__(self, *, input_tools=omit, text_format=omit):
        self._input_tools = [] if absent(input_tools) else list(input_tools)
        self._text_format = text_format
        self._snapshot = None
        self._completed_response = None
        self._types = types_responses()
        self._events = _events()

    def handle_event(self, event):
        """Takes an event; returns what to give for it."""
        self._snapshot = self.accumulate_event(event)
        make = _MADE.get(event.type)
        return [event if make is None else make(self, event)]

    # --- what came, put together

    def accumulate_event(self, event):
        """The response with this event."""
        if self._snapshot is None:
            return self._begin(event)
        add = _ADDED.get(event.type)
        if add is not None:
            add(self, event)
        return self._snapshot

    def _begin(self, event):
        if event.type != "response.created":
            raise RuntimeError("Expected to have received `response.created` "
                               f"before `{event.type}`")
        return construct(self._types.ParsedResponse[object],
                         event.response.to_dict())

    def _item(self, event, kind):
        """The item that an event is about, if it is of this kind."""
        item = self._snapshot.output[event.output_index]
        return item if item.type == kind else None

    def _add_item(self, event):
        cls = {"message": self._types.ParsedResponseOutputMessage,
               "function_call": self._types.ParsedResponseFunctionToolCall
               }.get(event.item.type)
        self._snapshot.output.append(
            event.item if cls is None
            else construct(cls, event.item.to_dict()))

    def _add_part(self, event):
        message = self._item(event, "message")
        if message is None:
            return
        part = event.part
        if part.type == "output_text":
            part = construct(self._types.ParsedResponseOutputText,
                             part.to_dict())
        message.content.append(part)

    def _add_text(self, event):
        message = self._item(event, "message")
        if message is not None:
            message.content[event.content_index].text += event.delta

    def _add_arguments(self, event):
        call = self._item(event, "function_call")
        if call is not None:
            call.arguments += event.delta

    def _complete(self, event):
        self._completed_response = parse_response(
            text_format=self._text_format, response=event.response,
            input_tools=self._input_tools)

    # --- events

    def _make(self, name, event, **changed):
        cls = getattr(self._events, name)
        return build(cls, {**_members(event), **changed})

    def _text_delta(self, event):
        part = self._snapshot.output[event.output_index].content[
            event.content_index]
        return self._make("ResponseTextDeltaEvent", event, snapshot=part.text)

    def _text_done(self, event):
        return self._make("ResponseTextDoneEvent", event,
                          parsed=parse_text(event.text, self._text_format))

    def _arguments_delta(self, event):
        call = self._snapshot.output[event.output_index]
        return self._make("ResponseFunctionCallArgumentsDeltaEvent", event,
                          snapshot=call.arguments)

    def _completed(self, event):
        return self._make("ResponseCompletedEvent", event,
                          response=self._completed_response)


def _members(event):
    return {name: getattr(event, name) for name in type(event).model_fields}


_ADDED = {
    "response.output_item.added": ResponseStreamState._add_item,
    "response.content_part.added": ResponseStreamState._add_part,
    "response.output_text.delta": ResponseStreamState._add_text,
    "response.function_call_arguments.delta":
        ResponseStreamState._add_arguments,
    "response.completed": ResponseStreamState._complete,
}
_MADE = {
    "response.output_text.delta": ResponseStreamState._text_delta,
    "response.output_text.done": ResponseStreamState._text_done,
    "response.function_call_arguments.delta":
        ResponseStreamState._arguments_delta,
    "response.completed": ResponseStreamState._completed,
}


# --- streams ----------------------------------------------------------------------

class _Stream(Gathering):
    """What both kinds share."""

    def __init__(self, *, raw_stream, text_format, input_tools,
                 starting_after):
        super().__init__(raw_stream)
        self._state = ResponseStreamState(text_format=text_format,
                                          input_tools=input_tools)
        self._starting_after = starting_after

    def _events_of(self, record):
        for event in self._state.handle_event(record):
            if self._starting_after is None or (
                    event.sequence_number > self._starting_after):
                yield event

    def _final(self):
        made = self._state._completed_response
        if not made:
            raise RuntimeError(
                "Didn't receive a `response.completed` event.")
        return self._routed(made)


class ResponseStream(_Stream, SyncGathering):
    """Events of a stream: an iterator, and a context manager."""

    def get_final_response(self):
        """The whole response, parsed; reads what is left first."""
        self.until_done()
        return self._final()


class AsyncResponseStream(_Stream, AsyncGathering):
    """Events of a stream: an async iterator, and a context manager."""

    async def get_final_response(self):
        """The whole response, parsed; reads what is left first."""
        await self.until_done()
        return self._final()


class ResponseStreamManager(Manager):
    """What stream() returns: sends the request where the `with` begins."""

    _kind = ResponseStream

    def __init__(self, api_request, *, text_format, input_tools,
                 starting_after):
        super().__init__(api_request, text_format=text_format,
                         input_tools=input_tools,
                         starting_after=starting_after)


class AsyncResponseStreamManager(AsyncManager):
    """The same for `async with`."""

    _kind = AsyncResponseStream

    def __init__(self, api_request, *, text_format, input_tools,
                 starting_after):
        super().__init__(api_request, text_format=text_format,
                         input_tools=input_tools,
                         starting_after=starting_after)
