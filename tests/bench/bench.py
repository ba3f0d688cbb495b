# SPDX-License-Identifier: Apache-2.0
"""CPU of a call and of a chunk beside the official client, in one run against
one loopback server, each in a process of its own.  Ratios are what counts;
nothing is asserted."""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "tools"))
import server  # noqa: E402

CALLS, CHUNKS = 300, 3000
REPLY = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1,
         "model": "m", "choices": [{
             "index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": "Hello"}}],
         "usage": {"prompt_tokens": 1, "completion_tokens": 1,
                   "total_tokens": 2}}


def record(delta, finish=None):
    return "data: " + json.dumps({
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1,
        "model": "m", "choices": [{"index": 0, "delta": delta,
                                   "finish_reason": finish}]}) + "\n\n"


STREAM = ("".join(record({"content": "word "}) for _ in range(CHUNKS)) +
          record({}, "stop") + "data: [DONE]\n\n").encode()


def answer(request):
    if request.json().get("stream"):
        return server.stream([STREAM[i:i + 8192]
                              for i in range(0, len(STREAM), 8192)])
    return server.plain(REPLY)


def measure(command, library, url):
    done = subprocess.run(
        [*command, library, url, str(CALLS), str(CHUNKS)], check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "python")})
    return json.loads(done.stdout)


def main():
    programs = {"Python": [sys.executable, str(HERE / "client.py")],
                "Node": ["node", str(HERE / "client.mjs")]}
    print(f"{'':8}{'':10}{'official':>12}{'zerohop':>12}{'ratio':>8}")
    with server.Server() as running:
        running.on("*", answer)
        for language, command in programs.items():
            theirs = measure(command, "openai", running.url + "/v1")
            ours = measure(command, "zerohop", running.url + "/v1")
            for what in ("import", "request", "chunk"):
                print(f"{language:8}{what:10}{theirs[what] * 1e6:9.1f} us"
                      f"{ours[what] * 1e6:9.1f} us"
                      f"{ours[what] / theirs[what]:8.3f}")


main()
