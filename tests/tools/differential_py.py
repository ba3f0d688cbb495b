# SPDX-License-Identifier: Apache-2.0
"""Runs one program with the official client or with zerohop against one local
server and prints what it sees, one JSON line an item: ["name", value].

    python3 tests/tools/differential_py.py openai|zerohop [--with-openai]

--with-openai: zerohop, after the official package has been imported; then
instances and exceptions must also be of the official classes.
"""

import asyncio
import copy
import importlib
import json
import os
import pathlib
import pickle
import re
import sys
import time
from urllib.parse import parse_qsl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from differential_replies import (ERRORS, ID, REPLIES, STREAMS, chunk, failed,
                                  record, streamed)
from server import CUT, Server, closed_port, plain, stream

PATH = "/v1/chat/completions"
HI = [{"role": "user", "content": "hi"}]
for _name in list(os.environ):
    if _name.startswith(("OPENAI_", "ZEROHOP_", "ANTHROPIC_", "GEMINI_")):
        del os.environ[_name]


def show(name, value):
    text = json.dumps([name, value], default=repr, sort_keys=True)
    print(re.sub(r"127\.0\.0\.1:\d+", "SERVER", text), flush=True)


class Rig:
    """The package under test, a server, a client of it."""

    def __init__(self, package):
        self.package = package
        self.server = Server()
        self.client = self.make()

    def make(self, cls="OpenAI", **options):
        options = {"api_key": "KEY", "base_url": self.server.url + "/v1",
                   "max_retries": 0, **options}
        return getattr(self.package, cls)(**options)

    def answers(self, *replies):
        self.server.on(PATH, *replies)
        self.server.requests.clear()

    def create(self, **options):
        return self.client.chat.completions.create(
            **{"model": "m", "messages": HI, **options})

    def sent(self):
        return self.server.requests[-1]


# --- what to look at --------------------------------------------------------

def public(cls):
    return [base.__name__ for base in cls.__mro__
            if not base.__name__.startswith("_")]


def unique(names):
    return list(dict.fromkeys(names))


def look_error(error):
    """An exception as values that both packages can agree on."""
    seen = {"classes": unique(public(type(error)))}
    if "OpenAIError" not in seen["classes"]:
        seen["text"] = str(error)
        return seen
    seen["text"] = str(error)
    for name in ("message", "body", "code", "param", "type", "status_code",
                 "request_id"):
        seen[name] = getattr(error, name, "<none>")
    response = getattr(error, "response", None)
    if response is not None:
        seen["response"] = [response.status_code, response.text,
                            response.headers.get("X-Request-Id"),
                            response.request.method, str(response.request.url)]
    return seen


def look_cause(error):
    return {"classes": unique(public(type(error))),
            "caused": error.__cause__ is not None, "text": str(error)}


def look_model(model):
    """All that a reply can tell about itself."""
    copied = copy.deepcopy(model)
    return {
        "repr": repr(model), "str": str(model),
        "dump": model.model_dump(),
        "unset": model.model_dump(exclude_unset=True),
        "none": model.model_dump(exclude_none=True),
        "defaults": model.model_dump(exclude_defaults=True),
        "mode": model.model_dump(mode="json"),
        "json": model.model_dump_json(),
        "indented": model.model_dump_json(indent=2, exclude_none=True),
        "dict": model.to_dict(), "text": model.to_json(),
        "compact": model.to_json(indent=None),
        "set": sorted(model.model_fields_set),
        "extra": model.model_extra,
        "pairs": [[name, repr(value)] for name, value in model],
        "vars": sorted(name for name in vars(model) if name[0] != "_"),
        "fields": list(type(model).model_fields),
        "copies": [copied == model, pickle.loads(pickle.dumps(model)) == model,
                   copy.copy(model) == model, model.model_copy() == model,
                   repr(copied) == repr(model)],
        "class": type(model).__name__,
    }


def caught(action):
    try:
        return look_error_or(action())
    except Exception as error:
        return look_error(error)


def attempt(action):
    """The result, or None for an error of the API."""
    try:
        return action()
    except Exception as error:
        if "APIError" not in public(type(error)):
            raise
        return None


def look_error_or(value):
    return value if isinstance(value, (str, type(None))) else type(
        value).__name__


# --- sections ---------------------------------------------------------------

def replies(rig):
    for name, body in REPLIES.items():
        rig.answers(plain(body, headers=ID))
        made = attempt(rig.create)
        if made is None:
            show(f"reply {name}", "refused")
            continue
        for part, value in look_model(made).items():
            show(f"reply {name}: {part}", value)
        show(f"reply {name}: request id", made._request_id)
    rig.answers(plain("not json at all", content_type="text/plain"))
    show("reply text/plain", rig.create())


def behaviour(rig):
    rig.answers(plain(REPLIES["unknown"], headers=ID))
    made, other = rig.create(), rig.create()
    message = made.choices[0].message
    show("content", message.content)
    show("unknown attribute", [message.reasoning_content, message.deep,
                               made.citations, made.usage.queue_time])
    show("nested extra", message.model_extra)
    show("equal", [made == other, made == made.model_dump(), made != other])
    for name, action in {
        "no such attribute": lambda: made.nope,
        "nested request id": lambda: message._request_id,
        "hash": lambda: hash(made), "item": lambda: made["id"],
        "get": lambda: made.get("id"), "json.dumps": lambda: json.dumps(made),
        "length": lambda: len(made),
    }.items():
        show(f"refused: {name}", caught(action))
    show("dict()", sorted(dict(made)))
    message.content, made.added = "changed", 1
    show("set", [message.content, made.model_extra, message.to_dict()])
    show("set: no longer equal", made == other)
    match made:
        case object(id=found):
            show("match", found)
    copied = copy.copy(other)
    copied.id = "other"
    show("copy is shallow", [other.id, copied.choices is other.choices])
    deep = other.model_copy(update={"id": "u"}, deep=True)
    show("model_copy", [deep.id, deep.choices is other.choices, deep == other])
    show("include, exclude", [
        other.model_dump(include={"id", "model"}),
        sorted(other.model_dump(exclude={"choices"})),
        other.model_dump(include={"choices": {0: {"index"}}})])
    cls = type(other)
    show("construct", repr(cls.construct(id="c", choices=[{"index": 3}])))
    show("validate", cls.model_validate(other.to_dict()) == other)
    show("validate json", cls.model_validate_json(other.to_json()).id)


def streams(rig):
    for name in STREAMS:
        rig.answers(streamed(name))
        with rig.create(stream=True) as stream_:
            made = attempt(lambda: list(stream_)) or []
        show(f"stream {name}: count", len(made))
        for index, piece in enumerate(made):
            for part in ("repr", "dump", "dict", "set", "extra", "copies"):
                show(f"stream {name} {index}: {part}", look_model(piece)[part])
    rig.answers(streamed("text"))
    stream_ = rig.create(stream=True)
    show("stream: class", type(stream_).__name__)
    show("stream: response", [stream_.response.status_code,
                              stream_.response.headers["x-request-id"]])
    show("stream: next", next(stream_).choices[0].delta.content)
    show("stream: rest", [piece.choices[0].delta.content for piece in stream_])
    show("stream: over", next(stream_, "over"))
    show("stream: no request id", hasattr(piece_of(rig), "_request_id"))
    stream_ = rig.create(stream=True)
    next(stream_)
    stream_.close()
    show("stream: closed", stream_.response.is_closed)


def piece_of(rig):
    return list(rig.create(stream=True))[0]


def errors(rig):
    for name in ERRORS:
        rig.answers(failed(name))
        for kind in (False, True):
            show(f"error {name}, stream={kind}",
                 caught(lambda kind=kind: rig.create(stream=kind)))
    rig.answers(stream([record(chunk({"content": "x"})), record(
        {"error": {"message": "died", "type": "server_error", "code": "c"}})]))
    show("error in the stream", caught(lambda: list(rig.create(stream=True))))
    rig.answers(stream([record({"error": {"code": 5}})]))
    show("error in the stream, no message",
         caught(lambda: list(rig.create(stream=True)))["classes"])
    lost = rig.make(base_url=f"http://127.0.0.1:{closed_port()}/v1")
    try:
        lost.chat.completions.create(model="m", messages=HI)
    except Exception as error:
        show("refused connection", look_cause(error))
    rig.answers(plain({}, delay=1.5))
    try:
        rig.create(timeout=0.2)
    except Exception as error:
        show("timeout", look_cause(error))
    rig.answers(stream([record(chunk({"content": "x"})), 1.5]))
    show("timeout in a stream",
         caught(lambda: list(rig.create(stream=True, timeout=0.3)))["classes"])
    rig.answers(plain(REPLIES["text"], then=CUT))
    show("cut reply", caught(rig.create)["classes"])


def error_classes(rig):
    package = rig.package
    response = None
    try:
        rig.answers(failed("429"))
        rig.create()
    except package.APIStatusError as error:
        response = error.response
    for cls in (package.RateLimitError, package.InternalServerError):
        show(f"made by hand: {cls.__name__}",
             look_error(cls("text", response=response, body={"code": 5})))
    show("made by hand: APIConnectionError", look_error(
        package.APIConnectionError(request=response.request)))
    show("made by hand: APITimeoutError", look_error(
        package.APITimeoutError(response.request)))
    error = package.APITimeoutError(None)
    show("made by hand: no request", [str(error), error.request])
    for name in ("APIError", "APIStatusError", "APIResponseValidationError",
                 "LengthFinishReasonError", "ContentFilterFinishReasonError",
                 "NotFoundError", "ConflictError"):
        cls = getattr(package, name)
        show(f"class {name}", [cls.__module__ in ("openai", "zerohop"),
                               unique(public(cls))])


def retries(rig):
    fast = {"retry-after-ms": "5"}
    for name in ("409", "429", "500", "503", "400", "401", "404", "422"):
        rig.answers(failed(name, fast), failed(name, fast),
                    plain(REPLIES["text"]))
        client = rig.make(max_retries=2)
        value = caught(lambda: client.chat.completions.create(
            model="m", messages=HI).choices[0].message.content)
        show(f"retries on {name}", [len(rig.server.requests), value])
    slow = failed("429", {"retry-after": "0.01"})
    for count in (0, 1, 3):
        rig.answers(slow)
        client = rig.client.with_options(max_retries=count)
        show(f"max_retries={count}", [caught(
            lambda: client.chat.completions.create(
                model="m", messages=HI))["classes"],
            len(rig.server.requests)])
    rig.answers(plain("", status=408, headers=fast), plain(REPLIES["text"]))
    rig.make(max_retries=1).chat.completions.create(model="m", messages=HI)
    show("retries on 408", len(rig.server.requests))
    for value in ("true", "false"):
        name = "400" if value == "true" else "500"
        rig.answers(failed(name, {**fast, "x-should-retry": value}))
        caught(lambda: rig.make(max_retries=1).chat.completions.create(
            model="m", messages=HI))
        show(f"x-should-retry: {value}", len(rig.server.requests))
    rig.answers(failed("429", {"retry-after": "121"}))
    caught(lambda: rig.make(max_retries=1).chat.completions.create(
        model="m", messages=HI))
    show("Retry-After too long", len(rig.server.requests))
    rig.answers(failed("429", {"retry-after": "1"}), plain(REPLIES["text"]))
    began = time.monotonic()
    rig.make(max_retries=1).chat.completions.create(model="m", messages=HI)
    show("Retry-After waits", time.monotonic() - began > 0.95)
    rig.answers(failed("500", fast), streamed("text"))
    show("retried stream", len(list(rig.make(
        max_retries=1).chat.completions.create(
            model="m", messages=HI, stream=True))))


def bodies(rig):
    from differential_inputs import inputs
    for name, options in inputs(rig).items():
        rig.answers(plain(REPLIES["text"]))
        seen = caught(lambda options=options: rig.create(**options))
        if isinstance(seen, dict):  # the official text; ours goes on
            seen = seen["classes"]
            show(f"body {name}", [seen, len(rig.server.requests)])
        else:
            show(f"body {name}", rig.sent().body.decode())
    rig.answers(plain(REPLIES["tools"]))
    answer = rig.create().choices[0].message
    show("body answer, read back", answer.to_dict())
    rig.create(messages=[*HI, answer, {"role": "tool", "tool_call_id":
                                       "call_1", "content": "21"}])
    show("body answer fed back", rig.sent().body.decode())


def transport(rig):
    rig.answers(plain(REPLIES["text"]))
    client = rig.make(organization="o", project="p", default_headers={
        "X-A": "1", "X-Gone": "x"}, default_query={"v": "1", "l": [1, 2]})

    def sent(label, client=client, **options):
        client.chat.completions.create(model="m", messages=HI, **options)
        request = rig.sent()
        names = ("authorization", "content-type", "accept", "x-a", "x-b",
                 "x-gone", "openai-organization", "openai-project")
        path, _, query = request.path.partition("?")
        show(f"request: {label}", [request.method, path, parse_qsl(query), {
            name: request.header(name) for name in names}])

    sent("defaults")
    sent("extra", extra_headers={"X-B": "2", "x-a": "over"},
         extra_query={"q": True, "none": None, "d": {"a": "ü &"}, "v": 2})
    sent("omitted header", extra_headers={"X-Gone": rig.package.omit})
    sent("no authorization",
         extra_headers={"Authorization": rig.package.omit})
    sent("other authorization", extra_headers={"authorization": "Basic x"})
    sent("copy", client.copy(api_key="K2", default_headers={"X-B": "3"}))
    sent("copy with set", client.with_options(
        set_default_headers={"X-B": "4"}, set_default_query={}))
    client.api_key = "K3"
    sent("changed key", client)
    sent("key function", rig.make(api_key=lambda: "from_function"))
    os.environ["OPENAI_API_KEY"] = "FROM_ENV"
    os.environ["OPENAI_BASE_URL"] = rig.server.url + "/v1/"
    os.environ["OPENAI_ORG_ID"], os.environ["OPENAI_PROJECT_ID"] = "eo", "ep"
    try:
        sent("environment", rig.package.OpenAI())
    finally:
        for name in ("API_KEY", "BASE_URL", "ORG_ID", "PROJECT_ID"):
            del os.environ["OPENAI_" + name]


def arguments(rig):
    package, client = rig.package, rig.client
    nan = float("nan")
    circle = []
    circle.append(circle)
    wrong = {
        "no messages": lambda: client.chat.completions.create(model="m"),
        "no model": lambda: client.chat.completions.create(messages=HI),
        "unknown": lambda: rig.create(nope=1),
        "max_retries None": lambda: rig.make(max_retries=None),
        "max_retries negative": lambda: rig.make(max_retries=-1),
        "max_retries text": lambda: rig.make(max_retries="2"),
        "no key": lambda: package.OpenAI(),
        "empty key": lambda: package.OpenAI(api_key=""),
        "unknown option": lambda: package.OpenAI(api_key="k", nope=1),
        "two headers": lambda: client.copy(default_headers={},
                                           set_default_headers={}),
        "two queries": lambda: client.copy(default_query={},
                                           set_default_query={}),
        "copy retries": lambda: client.with_options(max_retries=None),
        "extra_body list": lambda: rig.create(extra_body=[1]),
    }
    for name, action in wrong.items():
        show(f"wrong: {name}", caught(action))
    only_class = {
        "positional": lambda: client.chat.completions.create("m"),
        "positional key": lambda: package.OpenAI("k"),
        "header int": lambda: rig.create(extra_headers={"X": 1}),
        "nan": lambda: rig.create(temperature=nan),
        "infinity": lambda: rig.create(temperature=-float("inf")),
        "set": lambda: rig.create(stop={"a"}),
        "object": lambda: rig.create(messages=[object()]),
        "bytes": lambda: rig.create(messages=[{"content": b"x"}]),
        "surrogate": lambda: rig.create(user="\ud800"),
        "circle": lambda: rig.create(messages=circle),
        "tuple key": lambda: rig.create(metadata={(1,): 2}),
        "base_url": lambda: rig.make(base_url=5),
        "timeout": lambda: rig.create(timeout="soon"),
        "deepcopy client": lambda: copy.deepcopy(client),
        "pickle client": lambda: pickle.dumps(client),
    }
    for name, action in only_class.items():
        seen = caught(action)
        show(f"wrong: {name}",
             seen["classes"] if isinstance(seen, dict) else seen)
    closing = rig.make()
    show("closed before", closing.is_closed())
    closing.close()
    show("closed after", closing.is_closed())
    show("closed: create", caught(lambda: closing.chat.completions.create(
        model="m", messages=HI)))
    with rig.make() as inside:
        show("with: open", inside.is_closed())
    show("with: closed", inside.is_closed())
    show("base_url", [str(client.base_url), str(rig.make(
        base_url="http://h/v1/").base_url), str(package.OpenAI(
            api_key="k").base_url)])
    show("attributes", [client.api_key, client.max_retries,
                        client.organization, repr(client.timeout)])
    show("same resource", client.chat is client.chat)
    show("same completions", client.chat.completions is client.chat.completions)
    show("names", [package.Client is package.OpenAI,
                   package.AsyncClient is package.AsyncOpenAI,
                   repr(package.NOT_GIVEN), bool(package.omit)])
    show("Timeout", [repr(package.Timeout(5)), repr(package.Timeout(
        5, connect=1)), package.Timeout(5) == package.Timeout(5)])


def signatures(rig):
    import inspect
    names = [name for name in inspect.signature(
        type(rig.client.chat.completions).create).parameters]
    show("create's parameters", names)
    kinds = inspect.signature(
        type(rig.client.chat.completions).create).parameters
    show("create's required", [name for name, found in kinds.items()
                               if found.default is found.empty])
    ours = {"router", "fallbacks"}
    show("constructor", [name for name in inspect.getfullargspec(
        rig.package.OpenAI.__init__).kwonlyargs if name not in ours])
    other = rig.make("AsyncOpenAI")
    show("coroutine", inspect.iscoroutinefunction(inspect.unwrap(
        other.chat.completions.create)))
    show("async create's parameters", [name for name in inspect.signature(
        other.chat.completions.create).parameters])


# --- asyncio ----------------------------------------------------------------

async def acaught(action):
    try:
        return look_error_or(await action)
    except Exception as error:
        return look_error(error)


async def asynchronous(rig, label):
    client = rig.make("AsyncOpenAI")

    def create(**options):
        return client.chat.completions.create(
            **{"model": "m", "messages": HI, **options})

    rig.answers(plain(REPLIES["tools"], headers=ID))
    made = await create()
    for part in ("repr", "json", "dict", "copies"):
        show(f"{label} reply: {part}", look_model(made)[part])
    show(f"{label} request id", made._request_id)
    show(f"{label} many", len(await asyncio.gather(
        *[create() for _ in range(20)])))
    rig.answers(streamed("text"))
    stream_ = await create(stream=True)
    show(f"{label} stream", [repr(piece) async for piece in stream_])
    async with await create(stream=True) as stream_:
        show(f"{label} anext", repr(await stream_.__anext__()))
    show(f"{label} closed", stream_.response.is_closed)
    for name in ("400", "401", "429", "500", "html"):
        rig.answers(failed(name))
        show(f"{label} error {name}", await acaught(create()))
        show(f"{label} error {name}, stream",
             await acaught(create(stream=True)))
    rig.answers(failed("429", {"retry-after-ms": "5"}),
                plain(REPLIES["text"]))
    again = client.with_options(max_retries=1)
    await again.chat.completions.create(model="m", messages=HI)
    show(f"{label} retried", len(rig.server.requests))
    rig.answers(plain({}, delay=1.5))
    show(f"{label} timeout", (await acaught(create(timeout=0.2)))["text"])
    await asynchronous_ends(rig, label, create)


async def asynchronous_ends(rig, label, create):
    rig.answers(plain({}, delay=30))
    task = asyncio.create_task(create())
    await asyncio.to_thread(rig.server.wait, 1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        show(f"{label} cancelled", task.cancelled())

    async def key():
        return "async_key"

    client = rig.make("AsyncOpenAI", api_key=key)
    rig.answers(plain(REPLIES["text"]))
    await client.chat.completions.create(model="m", messages=HI)
    show(f"{label} key function", rig.sent().header("authorization"))
    async with rig.make("AsyncOpenAI") as inside:
        show(f"{label} open", inside.is_closed())
    show(f"{label} closed client", inside.is_closed())
    show(f"{label} wrong", [caught(lambda: create(nope=1)),
                            caught(lambda: create(messages=HI, m="m"))])


def loops(rig):
    asyncio.run(asynchronous(rig, "asyncio"))
    try:
        import uvloop
    except ImportError:
        print("no uvloop: that part is left out", file=sys.stderr)
        return
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(asynchronous(rig, "uvloop"))


def official_too(rig):
    """With the official package loaded: real instances, real subclasses."""
    import openai
    from openai.types.chat import ChatCompletion, ChatCompletionChunk
    rig.answers(plain(REPLIES["text"]))
    show("isinstance reply", isinstance(rig.create(), ChatCompletion))
    rig.answers(streamed("text"))
    show("isinstance chunk", all(isinstance(piece, ChatCompletionChunk)
                                 for piece in rig.create(stream=True)))
    for name in ERRORS:
        rig.answers(failed(name))
        try:
            rig.create()
        except openai.APIStatusError as error:
            mine = next(base for base in type(error).__mro__
                        if base.__module__ == "openai")
            show(f"except openai.{mine.__name__} on {name}",
                 [issubclass(type(error), rig.package.APIStatusError),
                  type(error.response).__module__.split(".")[0]])
    lost = rig.make(base_url=f"http://127.0.0.1:{closed_port()}/v1")
    try:
        lost.chat.completions.create(model="m", messages=HI)
    except openai.APIConnectionError as error:
        show("except openai.APIConnectionError", str(error))
    show("NOT_GIVEN of openai", rig_accepts(rig, openai))


def rig_accepts(rig, openai):
    rig.answers(plain(REPLIES["text"]))
    rig.create(temperature=openai.NOT_GIVEN, top_p=openai.omit,
               timeout=openai.NOT_GIVEN)
    return rig.sent().body.decode()


def main():
    with_openai = "--with-openai" in sys.argv
    if with_openai:
        importlib.import_module("openai")
    package = importlib.import_module(sys.argv[1])
    rig = Rig(package)
    for section in (replies, behaviour, streams, errors, error_classes,
                    retries, bodies, transport, arguments, signatures, loops):
        section(rig)
    if with_openai:
        official_too(rig)
    if sys.argv[1] == "zerohop" and not with_openai:
        assert "openai" not in sys.modules
    rig.server.close()


if __name__ == "__main__":
    main()
