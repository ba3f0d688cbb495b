# SPDX-License-Identifier: Apache-2.0
"""client.chat.completions"""

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


def _unmark(headers):
    from ..._response import CAST
    marks = {name: headers[name] for name in (RAW, CAST) if name in headers}
    return marks, {name: value for name, value in headers.items()
                   if name not in marks}


def _respond(client, marks, headers, made, is_async):
    """What came, for who asked for it with a header."""
    from ..._response import respond
    from ..._sources import Asked, Chunks, Whole
    asked = Asked(client, "POST", "/chat/completions", headers)
    kind = Whole if hasattr(made, "build") else Chunks
    source = kind(made, asked, client._native.reply_plan)
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
        if stream:
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
        return _respond(client, marks, extra_headers, made, False)

    create.__wrapped__ = _signature


class AsyncCompletions(AsyncAPIResource):
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
        if stream:
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
        return _respond(client, marks, extra_headers, made, True)


def __getattr__(name):
    return view_named(__name__, name)
