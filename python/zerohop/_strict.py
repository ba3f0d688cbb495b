# SPDX-License-Identifier: Apache-2.0
"""_strict_response_validation=True: replies, and events of streams, that are
not what their class says are errors."""

from . import _casts, _native, _surface
from ._bodies import attached
from ._exceptions import APIResponseValidationError
from ._http import Headers, parse_headers
from ._loose import convert
from ._streaming import AsyncStream, Stream


def made_of(reply, cast_to, asked):
    """A native Reply as what is asked for, or APIResponseValidationError."""
    response = _Response(reply, asked)
    kind = Headers(parse_headers(reply.headers)).get("content-type", "*")
    if not _is_json(kind):
        raise APIResponseValidationError(
            response.get(), reply.content.decode("utf-8", "replace"),
            message="Expected Content-Type response header to be "
                    f"`application/json` but received `{kind}` instead.")
    made = validated(cast_to, reply.build(None), response)
    return attached(made, reply.request_id, reply.route)


def _is_json(kind):
    kind = kind.partition(";")[0].strip()
    return kind == "application/json" or kind.endswith("+json")


class _Response:
    """The response of an error, made if there is one."""

    def __init__(self, reply, asked):
        self._reply, self._asked = reply, asked

    def get(self):
        from ._sources import Whole
        return Whole(self._reply, self._asked, None).http_response


def validated(cast_to, data, response):
    try:
        return _validated(cast_to, data)
    except ValueError as error:  # Mismatch and pydantic's are of it
        raise APIResponseValidationError(response.get(), data) from error


def _validated(cast_to, data):
    own = getattr(cast_to, "_plan", None)
    if isinstance(own, _native.Plan):
        return convert(("model", own), data)
    if _casts.is_ours(cast_to):
        return convert(_surface.shape_of(_casts.kind_of(cast_to)), data)
    try:
        from openai._models import validate_type
    except ImportError:
        return cast_to.model_validate(data)
    return validate_type(type_=cast_to, value=data)


def validated_event(cast_to, data, response):
    try:
        return _validated(cast_to, data)
    except ValueError as error:
        raise APIResponseValidationError(response, data) from error


# --- streams -------------------------------------------------------------------

class _Watched:
    """Over a native stream: its events once more, as the class demands."""

    def __new__(cls, stream, cast_to):
        return cls.__mro__[-2].__new__(cls)

    def __init__(self, stream, cast_to):
        self._stream, self._cast_to = stream, cast_to

    def __getattr__(self, name):
        if name == "_stream":
            raise AttributeError(name)
        return getattr(self._stream, name)

    def _checked(self, event):
        data = (event.to_dict(warnings=False)
                if hasattr(event, "to_dict") else event)
        try:
            return validated_event(self._cast_to, data, self.response)
        except APIResponseValidationError:
            self._end()
            raise

    @property
    def response(self):
        return self._stream.response

    def _end(self):
        self._stream._end()


class WatchedStream(_Watched, Stream):
    def __iter__(self):
        return self

    def __next__(self):
        return self._checked(next(self._stream))


class WatchedAsyncStream(_Watched, AsyncStream):
    def __aiter__(self):
        return self

    async def __anext__(self):
        return self._checked(await self._stream.__anext__())


def watched(stream, cast_to):
    kind = (WatchedAsyncStream if isinstance(stream, AsyncStream)
            else WatchedStream)
    return kind(stream, cast_to)


# --- a client's native part ----------------------------------------------------

class Strict:
    """Stands where a client's native part stands: of chats."""

    def __init__(self, owner, native):
        self.__dict__.update(_owner=owner, _native=native)

    def __getattr__(self, name):
        return getattr(self._native, name)

    def _made(self, reply, model):
        from ._plans import choose
        from ._sources import Asked
        owner = self._owner
        asked = Asked(owner, "POST", owner._chat_path(model))
        return made_of(reply, choose()[0].cls, asked)

    @staticmethod
    def _watched(stream):
        from ._plans import choose
        return watched(stream, choose()[1].cls)

    def send(self, names, values, stream, *rest):
        if rest[-1]:
            return self._native.send(names, values, stream, *rest)
        if stream is True:
            return self._watched(
                self._native.send(names, values, stream, *rest))
        reply = self._native.send(names, values, stream, *rest[:-1], True)
        return self._made(reply, values[0])

    async def send_async(self, names, values, stream, *rest):
        if rest[-1]:
            return await self._native.send_async(names, values, stream, *rest)
        if stream is True:
            return self._watched(await self._native.send_async(
                names, values, stream, *rest))
        reply = await self._native.send_async(names, values, stream,
                                              *rest[:-1], True)
        return self._made(reply, values[0])
