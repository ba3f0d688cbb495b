# SPDX-License-Identifier: Apache-2.0
"""The Node client beside the official one: CPU of importing, of a call and of a
chunk, in one run against one loopback server, each client in a process of its
own, fresh for each of the runs; medians and ratios.  `make bench` runs it."""

import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))
import server  # noqa: E402

RUNS, CALLS, CHUNKS = 5, 300, 3000
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


def measure(library, url):
    done = subprocess.run(
        ["node", HERE / "client.mjs", library, url, str(CALLS), str(CHUNKS)],
        check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def main():
    with server.Server() as running:
        running.on("*", answer)
        url = running.url + "/v1"
        runs = [(measure("openai", url), measure("zerohop", url))
                for _ in range(RUNS)]
    print("| Node, CPU us | openai | zerohop | ratio |")
    print("| --- | ---: | ---: | ---: |")
    for what in ("import", "request", "chunk"):
        theirs, ours = (statistics.median(run[i][what] for run in runs) * 1e6
                        for i in (0, 1))
        print(f"| {what} | {theirs:.1f} | {ours:.1f} | {ours / theirs:.3f} |")


main()
