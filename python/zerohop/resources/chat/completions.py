# SPDX-License-Identifier: Apache-2.0
"""client.chat.completions"""

import sys

from ..._methods import Later, Part
from ..._query import pairs
from ..._resource import AsyncAPIResource, SyncAPIResource, view_named
from ..._types import RAW, not_given, omit

# The members of a body in the order in which the official client sends them.
_BODY = (
    "model", "stream", "service_tier", "messages", "audio",
    "frequency_penalty", "function_call", "functions", "logit_bias",
    "logprobs", "max_completion_tokens", "max_tokens", "metadata",
    "modalities", "moderation", "n", "parallel_tool_calls", "prediction",
    "presence_penalty", "prompt_cache_key", "prompt_cache_options",
    "prompt_cache_retention", "reasoning_effort", "response_format",
    "safety_identifier", "seed", "stop", "store", "stream_options",
    "temperature", "tool_choice", "tools", "top_logprobs", "top_p", "user",
    "verbosity", "web_search_options")
_MISSING = ("Missing required arguments; Expected either ('messages' and "
            "'model') or ('messages', 'model' and 'stream') arguments to be "
            "given")


def _check(messages, model, response_format):
    if messages is _required or model is _required:
        raise TypeError(_MISSING)
    _check_format(response_format)


def _check_format(response_format):
    if isinstance(response_format, type) and hasattr(response_format,
                                                     "model_json_schema"):
        raise TypeError(
            "You tried to pass a `BaseModel` class to "
            "`chat.completions.create()`; You must use "
            "`chat.completions.parse()` instead")


class _Required:
    """Default of what must be passed: so that the error text can be ours."""


_required = _Required()


def _signature(
            self, *, messages, model, audio=omit, frequency_penalty=omit,
            function_call=omit, functions=omit, logit_bias=omit, logprobs=omit,
            max_completion_tokens=omit, max_tokens=omit, metadata=omit,
            modalities=omit, moderation=omit, n=omit, parallel_tool_calls=omit,
            prediction=omit, presence_penalty=omit, prompt_cache_key=omit,
            prompt_cache_options=omit, prompt_cache_retention=omit,
            reasoning_effort=omit, response_format=omit,
            safety_identifier=omit, seed=omit, service_tier=omit, stop=omit,
            store=omit, stream=omit, stream_options=omit, temperature=omit,
            tool_choice=omit, tools=omit, top_logprobs=omit, top_p=omit,
            user=omit, verbosity=omit, web_search_options=omit,
            extra_headers=None, extra_query=None, extra_body=None,
            timeout=not_given):
    """What create takes, for inspect.signature."""


def _parse_signature(
            self, *, messages, model, audio=omit, response_format=omit,
            frequency_penalty=omit, function_call=omit, functions=omit,
            logit_bias=omit, logprobs=omit, max_completion_tokens=omit,
            max_tokens=omit, metadata=omit, modalities=omit, moderation=omit,
            n=omit, parallel_tool_calls=omit, prediction=omit,
            presence_penalty=omit, prompt_cache_key=omit,
            prompt_cache_options=omit, prompt_cache_retention=omit,
            reasoning_effort=omit, safety_identifier=omit, seed=omit,
            service_tier=omit, stop=omit, store=omit, stream_options=omit,
            temperature=omit, tool_choice=omit, tools=omit, top_logprobs=omit,
            top_p=omit, user=omit, verbosity=omit, web_search_options=omit,
            extra_headers=None, extra_query=None, extra_body=None,
            timeout=not_given):
    """What parse and stream take, for inspect.signature."""


def _helped(name, options):
    """Arguments of create for a method that is built on it."""
    if "stream" in options:
        raise TypeError(f"Completions.{name}() got an unexpected keyword "
                        "argument 'stream'")
    from ...lib._parsing import type_to_response_format_param
    form = options.get("response_format", omit)
    options["response_format"] = type_to_response_format_param(form)
    options["extra_headers"] = {
        "X-Stainless-Helper-Method": f"chat.completions.{name}",
        **(options.get("extra_headers") or {})}
    return form


def _parser(options):
    """Checks the arguments of parse; what makes a reply of them a parsed
    one."""
    from ...lib._parsing import parse_chat_completion, validate_input_tools
    tools = validate_input_tools(options.get("tools", omit))
    if tools is not omit:
        options["tools"] = tools
    form = _helped("parse", options)

    def parse(completion):
        return parse_chat_completion(response_format=form, input_tools=tools,
                                     chat_completion=completion)
    return parse


def _parsed(made, parse):
    """The same of a response whose reply is parsed later."""
    if hasattr(made, "_post"):
        made._post = parse
        return made
    return parse(made)


def _unmark(headers):
    from ..._response import CAST
    marks = {name: headers[name] for name in (RAW, CAST) if name in headers}
    return marks, {"X-Stainless-Lang": "python", **{
        name: value for name, value in headers.items() if name not in marks}}


def _respond(client, model, marks, headers, made, is_async):
    """What came, for who asked for it with a header."""
    from ..._response import respond
    from ..._sources import Asked, Chunks, Source, Unread, Whole
    source = made  # of a client's own httpx
    if not isinstance(made, Source):
        asked = Asked(client, "POST", client._chat_path(model), headers)
        kind = Chunks if not hasattr(made, "build") else (
            Unread if marks[RAW] == "stream" else Whole)
        source = kind(made, asked, client._native.chunk_plan
                      if kind is Chunks else client._native.reply_plan)
    return respond(marks, source, client, is_async)


class Completions(SyncAPIResource):
    def create(
            self, *, messages=_required, model=_required, audio=omit,
            frequency_penalty=omit, function_call=omit, functions=omit,
            logit_bias=omit, logprobs=omit, max_completion_tokens=omit,
            max_tokens=omit, metadata=omit, modalities=omit, moderation=omit,
            n=omit, parallel_tool_calls=omit, prediction=omit,
            presence_penalty=omit, prompt_cache_key=omit,
            prompt_cache_options=omit, prompt_cache_retention=omit,
            reasoning_effort=omit, response_format=omit,
            safety_identifier=omit, seed=omit, service_tier=omit, stop=omit,
            store=omit, stream=omit, stream_options=omit, temperature=omit,
            tool_choice=omit, tools=omit, top_logprobs=omit, top_p=omit,
            user=omit, verbosity=omit, web_search_options=omit,
            extra_headers=None, extra_query=None, extra_body=None,
            timeout=not_given):
        """Asks a model for the next message of a conversation.

        With `stream` true the reply comes as a stream of chunks.  Ours in
        `extra_body`: `fallbacks`, model strings to try when this one fails,
        and `raw_params`, members for the body of whoever is asked.
        """
        _check(messages, model, response_format)
        client = self._client
        if stream is not omit and stream:
            stream = True
        query = None
        if extra_query is not None or client._custom_query:
            query = pairs(client._custom_query, extra_query)
        raw = extra_headers is not None and RAW in extra_headers
        if raw:
            marks, extra_headers = _unmark(extra_headers)
        try:
            made = client._native.send(
                _BODY,
                (model, stream, service_tier, messages, audio,
                 frequency_penalty, function_call, functions, logit_bias,
                 logprobs, max_completion_tokens, max_tokens, metadata,
                 modalities, moderation, n, parallel_tool_calls, prediction,
                 presence_penalty, prompt_cache_key, prompt_cache_options,
                 prompt_cache_retention, reasoning_effort, response_format,
                 safety_identifier, seed, stop, store, stream_options,
                 temperature, tool_choice, tools, top_logprobs, top_p, user,
                 verbosity, web_search_options),
                stream, extra_headers, query, extra_body, timeout,
                client._refresh_api_key() if client._key_provider else None,
                raw)
        except BaseException:
            # A traceback may be shown with its locals.
            del messages, tools, prediction, metadata, user
            del extra_headers, extra_query, extra_body, query
            raise
        if not raw:
            return made
        return _respond(client, model, marks, extra_headers, made, False)

    create.__wrapped__ = _signature
    messages = Part("chat.completions.messages")
    retrieve = Later("chat.completions", False)
    update = Later("chat.completions", False)
    list = Later("chat.completions", False)
    delete = Later("chat.completions", False)

    def parse(self, **options):
        """create() whose reply is parsed: the content into the class that
        `response_format` is, arguments of strict tools into objects.

        `response_format` may be a pydantic model or dataclass; it is sent as
        a strict JSON Schema.  The reply's message has `parsed`, a tool call's
        function `parsed_arguments`.
        """
        parse = _parser(options)
        return _parsed(_create(self, **options, stream=False), parse)

    parse.__wrapped__ = _parse_signature

    def stream(self, **options):
        """A context manager whose stream gives events: chunks, deltas of
        content, refusals and tool arguments with what came so far, and what
        is whole; and the completion at the end.  Parses as parse() does.
        """
        from functools import partial

        from ...lib.streaming.chat import ChatCompletionStreamManager
        tools = options.get("tools", omit)
        if not isinstance(tools, (list, tuple)) and hasattr(tools, "__iter__"):
            options["tools"] = tools = list(tools)
        form = _helped("stream", options)
        return ChatCompletionStreamManager(
            partial(self.create, **options, stream=True),
            response_format=form, input_tools=tools)

    stream.__wrapped__ = _parse_signature


_create = Completions.create


class AsyncCompletions(AsyncAPIResource):
    messages = Part("chat.completions.messages")
    retrieve = Later("chat.completions", True)
    update = Later("chat.completions", True)
    list = Later("chat.completions", True)
    delete = Later("chat.completions", True)

    async def create(
            self, *, messages, model, audio=omit, frequency_penalty=omit,
            function_call=omit, functions=omit, logit_bias=omit, logprobs=omit,
            max_completion_tokens=omit, max_tokens=omit, metadata=omit,
            modalities=omit, moderation=omit, n=omit, parallel_tool_calls=omit,
            prediction=omit, presence_penalty=omit, prompt_cache_key=omit,
            prompt_cache_options=omit, prompt_cache_retention=omit,
            reasoning_effort=omit, response_format=omit,
            safety_identifier=omit, seed=omit, service_tier=omit, stop=omit,
            store=omit, stream=omit, stream_options=omit, temperature=omit,
            tool_choice=omit, tools=omit, top_logprobs=omit, top_p=omit,
            user=omit, verbosity=omit, web_search_options=omit,
            extra_headers=None, extra_query=None, extra_body=None,
            timeout=not_given):
        """Asks a model for the next message of a conversation.

        With `stream` true the reply comes as a stream of chunks.  Ours in
        `extra_body`: `fallbacks`, model strings to try when this one fails,
        and `raw_params`, members for the body of whoever is asked.
        """
        _check_format(response_format)
        client = self._client
        if stream is not omit and stream:
            stream = True
        query = None
        if extra_query is not None or client._custom_query:
            query = pairs(client._custom_query, extra_query)
        raw = extra_headers is not None and RAW in extra_headers
        if raw:
            marks, extra_headers = _unmark(extra_headers)
        try:
            made = await client._native.send_async(
                _BODY,
                (model, stream, service_tier, messages, audio,
                 frequency_penalty, function_call, functions, logit_bias,
                 logprobs, max_completion_tokens, max_tokens, metadata,
                 modalities, moderation, n, parallel_tool_calls, prediction,
                 presence_penalty, prompt_cache_key, prompt_cache_options,
                 prompt_cache_retention, reasoning_effort, response_format,
                 safety_identifier, seed, stop, store, stream_options,
                 temperature, tool_choice, tools, top_logprobs, top_p, user,
                 verbosity, web_search_options),
                stream, extra_headers, query, extra_body, timeout,
                await client._refresh_api_key() if client._key_provider
                else None, raw)
        except BaseException:
            # A traceback may be shown with its locals.
            del messages, tools, prediction, metadata, user
            del extra_headers, extra_query, extra_body, query
            raise
        if not raw:
            return made
        return _respond(client, model, marks, extra_headers, made, True)

    async def parse(self, **options):
        """create() whose reply is parsed: the content into the class that
        `response_format` is, arguments of strict tools into objects.

        `response_format` may be a pydantic model or dataclass; it is sent as
        a strict JSON Schema.  The reply's message has `parsed`, a tool call's
        function `parsed_arguments`.
        """
        parse = _parser(options)
        return _parsed(await _acreate(self, **options, stream=False), parse)

    parse.__wrapped__ = _parse_signature

    def stream(self, **options):
        """An async context manager whose stream gives events: chunks, deltas
        of content, refusals and tool arguments with what came so far, and
        what is whole; and the completion at the end.  Parses as parse() does.
        """
        from ...lib.streaming.chat import AsyncChatCompletionStreamManager
        tools = options.get("tools", omit)
        if not isinstance(tools, (list, tuple)) and hasattr(tools, "__iter__"):
            options["tools"] = tools = list(tools)
        form = _helped("stream", options)
        return AsyncChatCompletionStreamManager(
            self.create(**options, stream=True), response_format=form,
            input_tools=tools)

    stream.__wrapped__ = _parse_signature


_acreate = AsyncCompletions.create


def __getattr__(name):
    return view_named(__name__, name)


# The official package has a module of this name in one of this name.
sys.modules[__name__ + ".completions"] = sys.modules[__name__]
