# SPDX-License-Identifier: Apache-2.0
"""Plays what may tell a secret, in Python, and writes each artefact down: see
canary.py.  With the argument `openai`, beside the official package."""

import asyncio
import concurrent.futures
import copy
import io
import json
import logging
import os
import pickle
import sys
import threading
import traceback
import warnings

import faults
from server import Server, plain, stream

if "openai" in sys.argv[1:]:
    import openai  # noqa: F401
import zerohop

CANARIES = json.loads(os.environ["ZH_CANARIES"])
STEP = int(os.environ["ZH_STEP"])
OURS = os.path.dirname(zerohop.__file__)
NOTES = open(os.environ["ZH_ARTEFACTS"], "a", encoding="utf-8",
             errors="surrogatepass")
LOG = io.StringIO()
LOCK = threading.Lock()


def note(kind, text):
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    with LOCK:
        NOTES.write(json.dumps({"kind": kind, "text": text}) + "\n")


def note_pickle(kind, value):
    try:
        note(kind + " pickled", pickle.dumps(value))
    except Exception as error:
        note(kind + " not pickled", str(error))


def messages():
    return [{"role": "user", "content": CANARIES["prompt"]}]


# --- what is left behind ------------------------------------------------------

def own_frames(error):
    """The frames of the package with their locals; those of whoever called
    it, which hold secrets rightly, are left out."""
    while error is not None:
        frames = [item for item in traceback.walk_tb(error.__traceback__)
                  if item[0].f_code.co_filename.startswith(OURS)]
        yield "".join(traceback.StackSummary.extract(
            iter(frames), capture_locals=True).format())
        error = error.__cause__ or error.__context__


def note_error(kind, error):
    kind = f"{kind}: {type(error).__name__}"
    note(kind + " str", str(error))
    note(kind + " repr", repr(error))
    note(kind + " args", repr(error.args))
    note(kind + " traceback", "".join(traceback.format_exception(error)))
    for text in own_frames(error):
        note(kind + " locals", text)
    logging.getLogger("app").error("failed", exc_info=error)
    members = {name: value for name, value in vars(error).items()}
    note(kind + " members", repr(members))
    note_pickle(kind, error)
    for name in ("request", "response"):
        part = getattr(error, name, None)
        if part is not None:
            note(f"{kind} {name}", repr(vars(part)))
            note(f"{kind} {name} headers", repr(list(part.headers.items())))
    response = getattr(error, "response", None)
    if response is not None:
        note(kind + " text", response.text)
    if getattr(error, "_route", None) is not None:
        note_route(kind, error._route)


def note_route(kind, route):
    note(kind + " route", repr(route))
    note(kind + " route dumped", json.dumps(route.to_dict()))
    note_pickle(kind + " route", route)


def note_reply(kind, reply):
    note(kind + " repr", repr(reply))
    if isinstance(reply, str):
        return
    note(kind + " dumped", reply.model_dump_json())
    note(kind + " members", repr(vars(reply)))
    note_pickle(kind, reply)
    if reply._route is not None:
        note_route(kind, reply._route)


def note_client(kind, client):
    things = [client, client.chat, client.chat.completions, client._native,
              client._native.router, client.base_url, client.timeout]
    for thing in things:
        note(f"{kind} {type(thing).__name__}", repr(thing) + str(thing))
    for thing in (client, client._native, client._native.router):
        note_pickle(kind, thing)
        try:
            copy.deepcopy(thing)
        except Exception as error:
            note_error(kind + " deepcopy", error)


# --- calls ----------------------------------------------------------------------

def client_for(**where):
    return zerohop.OpenAI(**{
        "api_key": CANARIES["key"], "max_retries": 0,
        "default_headers": {"X-Canary": CANARIES["header"]},
        "default_query": {"q": CANARIES["query"]}, **where})


def ask(kind, client, is_stream=False, **more):
    try:
        reply = client.chat.completions.create(**{
            "model": "m", "messages": messages(), "stream": is_stream,
            "extra_headers": {"X-Call": CANARIES["header_call"]}, **more})
        if not is_stream:
            return note_reply(kind, reply)
        note(kind + " stream", repr(reply) + repr(vars(reply)))
        note(kind + " response", repr(vars(reply.response)))
        note_pickle(kind + " stream", reply)
        for chunk in reply:
            note(kind + " chunk", repr(chunk))
        note_route(kind, reply._route)
    except Exception as error:
        note_error(kind, error)


async def ask_async(kind, client, is_stream):
    try:
        reply = await client.chat.completions.create(
            model="m", messages=messages(), stream=is_stream)
        note(kind, repr(reply))
        if is_stream:
            async for chunk in reply:
                note(kind + " chunk", repr(chunk))
    except Exception as error:
        note_error(kind, error)


def play_row(field, row):
    with field.open(row) as place:
        where = {"base_url": place.base_url}
        if place.router:
            for provider in place.router["providers"].values():
                provider["api_key"] = CANARIES["key_config"]
                provider["headers"] = {"X-Conf": CANARIES["header_config"]}
            where = {"router": place.router}
        client = client_for(**where)
        if row.timeout:
            client = client.with_options(timeout=row.timeout)
        ask(row.name, client, row.stream)


def echo(status, body, **more):
    """A reply that says again what it was sent: headers, not the prompt."""
    def answer(request):
        said = "; ".join(f"{name}: {value}" for name, value in request.headers
                         if name.lower() in ("authorization", "x-api-key",
                                             "x-goog-api-key"))
        text = json.dumps(body).replace("ECHO", said)
        if more.get("sse"):
            return stream([f"data: {text}\n\n"])
        return plain(text if body else said, status,
                     [("X-Echo", said)] if status >= 400 else [],
                     content_type=more.get("content_type",
                                           "application/json"))
    return answer


ECHOES = {
    "echo 401": echo(401, {"error": {"message": "wrong: ECHO", "code": "ECHO",
                                     "type": "ECHO", "param": "ECHO"}}),
    "echo far": echo(400, {"error": {"message": "x" * 490 + "ECHO"}}),
    "echo deep": echo(500, {"detail": [{"msg": "ECHO", "ECHO": 1}]}),
    "echo in 200": echo(200, {"error": {"message": "ECHO"}}),
    "echo text": echo(403, "", content_type="text/html"),
    "echo no JSON": echo(200, ""),
    "echo stream": echo(200, {"error": {"message": "ECHO"}}, sse=True),
    "echo google": echo(400, [{"error": {
        "code": 400, "status": "INVALID_ARGUMENT", "message": "ECHO"}}]),
    "echo anthropic": echo(401, {"type": "error", "error": {
        "type": "authentication_error", "message": "invalid: ECHO"}}),
}


def play_echoes():
    for name, answer in ECHOES.items():
        for dialect in ("openai_chat", "anthropic", "gemini"):
            with Server() as server:
                server.on("*", answer)
                client = client_for(router={"providers": {"p": {
                    "dialect": dialect, "base_url": server.url + "/v1",
                    "api_key": CANARIES["key_config"]}}})
                for is_stream in (False, True):
                    ask(f"{name} {dialect}", client, is_stream, model="p/m")
        with Server() as server:
            server.on("*", answer)
            client = client_for(base_url=server.url)
            # A stream that nobody asked for is shown as it is.
            is_stream = name == "echo stream"
            ask(name, client, is_stream)
            ask(name, client, is_stream, extra_headers={
                "Authorization": "Bearer " + CANARIES["key_call"]})


# --- arguments that are refused ---------------------------------------------------

def attempt(kind, action):
    try:
        note(kind, repr(action()))
    except Exception as error:
        note_error(kind, error)


def play_refusals(server):
    key, header = CANARIES["key"], CANARIES["header"]
    place = {"base_url": server.url}
    for kind, options in {
            "key of two lines": {"api_key": key + "\n"},
            "key no ASCII": {"api_key": key + "\u20ac"},
            "key no text": {"api_key": [key]},
            "header of two lines": {"default_headers": {"X": header + "\r\n"}},
            "header no text": {"default_headers": {"X": {header}}},
            "user in the URL": {"base_url": f"http://u:{key}@127.0.0.1/"},
            "query": {"base_url": server.url + "/?k=" + key + "#x"},
            "scheme": {"base_url": f"gopher://{key}/"},
            "option that is not built": {"admin_api_key": key},
            "config's unknown member": {"router": {"providers": {"p": {
                "api_key": key, "nope": header}}}},
            "config's unknown provider": {"router": {"models": {"m": {
                "deployments": [{"model": "nope/m", "api_key": key}]}}}},
            "config's unset variable": {"router": {"providers": {"openai": {
                "api_key": "${ZH_UNSET_VARIABLE}" + key}}}},
            "config's key of two lines": {"router": {"providers": {"openai": {
                "api_key": key + "\n"}}}},
            "config's header": {"router": {"providers": {"openai": {
                "api_key": key, "headers": {"X": header + "\n"}}}}},
            "retries": {"max_retries": -1}, "timeout": {"timeout": "soon"},
    }.items():
        attempt(kind, lambda: zerohop.OpenAI(**{"api_key": key, **options}))
        attempt(kind, lambda: zerohop.AsyncOpenAI(**{
            "api_key": key, **options}))
    attempt("router", lambda: zerohop.Router({"providers": {"p": {
        "api_key": key, "nope": header}}}))
    attempt("router's repr", lambda: zerohop.Router({"providers": {
        "openai": {"api_key": key}}}))
    client = client_for(**place)
    attempt("copy", lambda: client.with_options(api_key=key + "\n"))
    attempt("key set", lambda: setattr(client, "api_key", key + "\n"))
    ask("key set, asked", client)
    client = client_for(**place)
    for kind, more in {
            "message that is no JSON": {"messages": [{
                "role": "user", "content": {CANARIES["prompt"], 1}}]},
            "messages no list": {"messages": CANARIES["prompt"]},
            "role": {"messages": [{"role": CANARIES["prompt"]}]},
            "header of a call": {"extra_headers": {"X": header + "\n"}},
            "header no text": {"extra_headers": {"X": {header}}},
            "body": {"extra_body": {"x": {CANARIES["prompt"]}}},
            "query": {"extra_query": {"x": object()}},
            "provider without a key": {"model": "groq/x"}}.items():
        ask(kind, client, **more)
    ask("key from a function", client_for(
        api_key=lambda: CANARIES["key_call"] + "\n", **place))
    ask("key from a function, refused", client_for(
        api_key=lambda: CANARIES["key_call"], **place))


def play_surroundings():
    secret = CANARIES["password"]
    proxy = f"http://user:{secret}@127.0.0.1:{faults.closed_port()}"
    for name in ("http_proxy", "https_proxy"):
        os.environ[name] = proxy
        client = client_for(base_url=name[:-6] + "://nowhere.invalid/v1")
        note_client("proxy", client)
        ask("proxy", client)
        os.environ[name] = proxy + "\n"
        attempt("proxy of two lines", client_for)
        del os.environ[name]
    ask("no such host", client_for(base_url="https://nowhere.invalid/v1"))
    os.environ["ANTHROPIC_API_KEY"] = CANARIES["key_env"] + "\n"
    attempt("environment's key", lambda: ask("", client_for(
        router={"models": {"m": {"deployments": ["anthropic/x"]}}})))
    os.environ["ANTHROPIC_API_KEY"] = CANARIES["key_env"]


def play_more(server):
    server.on("*", stream([faults.chunk("a"), faults.END, faults.DONE]))
    ask("stream", client_for(base_url=server.url), True)
    server.on("*", plain(faults.reply()))
    client = client_for(base_url=server.url)
    ask("reply", client)
    note_client("client", client)
    client.close()
    ask("closed", client)
    server.on("*", plain({"error": {"message": "no"}}, 500))

    async def several():
        options = {"api_key": CANARIES["key"], "base_url": server.url,
                   "max_retries": 0}
        client = zerohop.AsyncOpenAI(**options)
        note_client("async client", client)
        for is_stream in (False, True):
            await ask_async("async", client, is_stream)
    asyncio.run(several(), debug=True)


def main():
    logging.basicConfig(level=logging.DEBUG, stream=LOG)
    warnings.simplefilter("always")
    with faults.Field() as field, Server() as server:
        os.environ["SSL_CERT_FILE"] = field.ca_file
        rows = [row for row in faults.ROWS[::STEP] if not row.heavy]
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda row: play_row(field, row), rows))
        server.on("*", plain({"error": {"message": "no"}}, 401))
        play_echoes()
        play_refusals(server)
        play_surroundings()
        play_more(server)
    note("log", LOG.getvalue())
    NOTES.close()


main()
