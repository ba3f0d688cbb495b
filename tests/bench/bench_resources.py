# SPDX-License-Identifier: Apache-2.0
"""What is no chat, beside the official client: CPU of the client's process for
a request and for an event, interleaved runs, medians.

    python bench_resources.py

`make bench` runs it; as a child it is one client, or the server."""

import array
import base64
import json
import pathlib
import resource
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RUNS, EVENTS = 3, 400
CLIENTS = ("zerohop", "zerohop+openai", "openai")
# title; what; how many: ours, the official client's
CASES = [("embeddings, 64 x 1536, base64 as by default", "base64", 200, 30),
         ("embeddings, 64 x 1536, numbers", "float", 100, 10),
         ("responses.create", "response", 1000, 100),
         ("responses.create, an event of a stream", "events", 60, 6)]


def vectors(form):
    vector = array.array("f", [i / 1536 for i in range(1536)])
    value = vector.tolist() if form == "float" else base64.b64encode(
        vector.tobytes()).decode()
    return {"object": "list", "model": "m", "usage": {
        "prompt_tokens": 1, "total_tokens": 1}, "data": [
        {"object": "embedding", "index": i, "embedding": value}
        for i in range(64)]}


def whole(text):
    return {"id": "r", "object": "response", "created_at": 1, "model": "m",
            "status": "completed", "parallel_tool_calls": True, "tools": [],
            "tool_choice": "auto", "output": [{
                "id": "m", "type": "message", "role": "assistant",
                "status": "completed", "content": [{
                    "type": "output_text", "text": text, "annotations": []}]}]}


def events():
    told = [{"type": "response.created", "response": whole("")}]
    told += [{"type": "response.output_text.delta", "item_id": "m",
              "output_index": 0, "content_index": 0, "delta": "word ",
              "logprobs": []}] * EVENTS
    told += [{"type": "response.completed", "response": whole("word")}]
    return b"".join(
        f"event: {event['type']}\ndata: ".encode()
        + json.dumps({**event, "sequence_number": at}).encode() + b"\n\n"
        for at, event in enumerate(told))


# --- children -----------------------------------------------------------------------

def serve():
    sys.path.insert(0, str(HERE.parent / "tools"))
    from server import Server, plain, stream
    bodies = {form: plain(vectors(form)) for form in ("base64", "float")}
    answer, told = plain(whole("word " * 40)), stream([events()])
    with Server() as server:
        server.on("/v1/embeddings", lambda request: bodies[
            request.json()["encoding_format"]])
        server.on("/v1/responses", lambda request: told if request.json().get(
            "stream") else answer)
        print(server.url, flush=True)
        sys.stdin.read()


def cpu_us():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return (use.ru_utime + use.ru_stime) * 1e6


def client(name, what, count, url):
    if name == "zerohop+openai":
        import openai  # noqa: F401
    module = __import__("openai" if name == "openai" else "zerohop")
    made = module.OpenAI(api_key="K", base_url=url + "/v1", max_retries=0)

    def act():
        if what in ("base64", "float"):
            form = {"encoding_format": "float"} if what == "float" else {}
            reply = made.embeddings.create(model="m", input=["x"] * 64, **form)
            assert len(reply.data[63].embedding) == 1536
            return 1
        if what == "response":
            assert made.responses.create(model="m", input="x").output_text
            return 1
        return sum(event.type != "" for event in made.responses.create(
            model="m", input="x", stream=True))
    act()
    start, units = cpu_us(), 0
    for _ in range(count):
        units += act()
    print((cpu_us() - start) / units)


# --- the tables ---------------------------------------------------------------------

def run(*arguments):
    done = subprocess.run([sys.executable, __file__, *map(str, arguments)],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return float(done.stdout)


def main():
    process = subprocess.Popen([sys.executable, __file__, "serve"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    url = process.stdout.readline().strip()
    print("\n| CPU us |", " | ".join(CLIENTS), "|")
    print("| --- |" + " ---: |" * len(CLIENTS))
    for title, what, ours, theirs in CASES:
        found = {name: [] for name in CLIENTS}
        for _ in range(RUNS):
            for name, rows in found.items():
                count = theirs if name == "openai" else ours
                rows.append(run(name, what, count, url))
        medians = {k: statistics.median(v) for k, v in found.items()}
        cells = [f"{medians[name]:.1f}" + (
            "" if name == "openai" else
            f" (1/{medians['openai'] / medians[name]:.1f} of openai)")
            for name in CLIENTS]
        print(f"| {title} |", " | ".join(cells), "|", flush=True)
    process.stdin.close()
    process.wait()


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    elif len(sys.argv) == 5:
        client(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main()
