# SPDX-License-Identifier: Apache-2.0
"""What the Python tests share: the test server, replies, clients of it."""

import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "tools"))

from server import (  # noqa: E402, F401
    CUT, RESET, STALL, Server, closed_port, plain, raw, stream)

import zerohop  # noqa: E402

LONG = os.environ.get("ZH_LONG") == "1"  # as often as it takes to be sure
PATH = "/v1/chat/completions"
HI = [{"role": "user", "content": "hi"}]
DONE = b"data: [DONE]\n\n"


def reply(content="hello", **members):
    return {"id": "c1", "object": "chat.completion", "created": 5,
            "model": "m", "choices": [{
                "index": 0, "finish_reason": "stop",
                "message": {"role": "assistant", "content": content}}],
            **members}


def chunk(content="x", finish=None, **members):
    whole = {"id": "c2", "object": "chat.completion.chunk", "created": 5,
             "model": "m", "choices": [{
                 "index": 0, "delta": {"content": content},
                 "finish_reason": finish}], **members}
    return b"data: " + json.dumps(whole).encode() + b"\n\n"


def text_of(chunks):
    return "".join(piece.choices[0].delta.content or "" for piece in chunks)


def options_for(server, **options):
    return {"api_key": "KEY", "base_url": server.url + "/v1",
            "max_retries": 0, **options}


def client_of(server, **options):
    return zerohop.OpenAI(**options_for(server, **options))


def async_client_of(server, **options):
    return zerohop.AsyncOpenAI(**options_for(server, **options))


def ask(client, **options):
    return client.chat.completions.create(
        **{"model": "m", "messages": HI, **options})


def until(condition, timeout=5):
    """Waits until condition() is true; its last value."""
    end = time.monotonic() + timeout
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def forget(server):
    """Drops what the server remembers, before objects are counted."""
    import gc
    server.requests.clear()
    while not server.arrived.empty():
        server.arrived.get_nowait()
    gc.collect()


def run_python(program, *arguments, timeout=60, **environment):
    """A program in an interpreter of its own, with this one's paths."""
    env = {**os.environ, **environment,
           "PYTHONPATH": os.pathsep.join([
               str(pathlib.Path(zerohop.__file__).parents[1]),
               str(ROOT / "tests" / "tools"), str(ROOT / "tests" / "python")])}
    return subprocess.run([sys.executable, "-c", program, *arguments],
                          capture_output=True, text=True, env=env,
                          timeout=timeout)
