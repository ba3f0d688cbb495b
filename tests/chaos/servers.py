# SPDX-License-Identifier: Apache-2.0
"""Four servers that misbehave: three speak OpenAI's dialect, the last one
Anthropic's.  Each attempt meets a fault with the chance given, half of them
amid the answer.

    python3 servers.py SEED SHARE

prints the ports as JSON, serves until stdin ends, then prints what it did.

Request number k is the user's text "say k"; the answer is `words(k)`, so that
a client can tell every piece of it.  A request with a part of the answer as
the assistant's last words gets the rest, behind the words between <<< and >>>
where it is told to begin with them."""

import asyncio
import collections
import json
import random
import re
import socket
import struct
import sys

ENDINGS = ["", "ä", "😀", '"q"', "\\", "\n", "é̂", "</x>", "{", "漢字"]
PORTS = 4


def words(number):
    """client.py and client.mjs know the same."""
    return " ".join(f"{number}.{i}{ENDINGS[(number * 7 + i * 3) % 10]}"
                    for i in range(5 + number * 13 % 36)) + " end"


def rest_of(request):
    """What is left to say."""
    texts = [(at["role"], at["content"] if isinstance(at["content"], str) else
              "".join(part["text"] for part in at["content"]))
             for at in request["messages"]]
    whole = words(int(re.fullmatch(r"say (\d+)", texts[0][1])[1]))
    said = [text for role, text in texts if role == "assistant"]
    if not said:
        return whole
    assert whole.startswith(said[-1]), (whole, said)
    start = len(said[-1])
    anchor = re.search(r"<<<(.*?)>>>", texts[-1][1], re.S)
    if anchor and texts[-1][0] == "user":
        start = whole.rfind(anchor[1], 0, start)
        assert start >= 0, (whole, texts)
    return whole[start:]


# --- answers

def pieces(text, chance):
    """The text in deltas of some characters."""
    out, at = [], 0
    while at < len(text):
        step = chance.choice([1, 3, 8, 20])
        out.append(text[at:at + step])
        at += step
    return out


def openai_stream(text, chance):
    def chunk(delta, finish=None):
        record = {"id": "c", "object": "chat.completion.chunk", "created": 1,
                  "model": "m", "choices": [{"index": 0, "delta": delta,
                                             "finish_reason": finish}]}
        return f"data: {json.dumps(record, ensure_ascii=escape)}\n\n".encode()

    escape = chance.random() < 0.5
    return ([chunk({"role": "assistant", "content": ""})],
            [chunk({"content": part}) for part in pieces(text, chance)],
            [chunk({}, "stop"), b"data: [DONE]\n\n"])


def anthropic_stream(text, chance):
    def event(kind, **members):
        record = {"type": kind, **members}
        return (f"event: {kind}\ndata: "
                f"{json.dumps(record, ensure_ascii=escape)}\n\n").encode()

    escape = chance.random() < 0.5
    return ([event("message_start", message={
        "id": "msg_1", "type": "message", "role": "assistant", "content": [],
        "model": "m", "stop_reason": None, "stop_sequence": None,
        "usage": {"input_tokens": 3, "output_tokens": 1}}),
        event("content_block_start", index=0,
              content_block={"type": "text", "text": ""})],
        [event("content_block_delta", index=0, delta={
            "type": "text_delta", "text": part})
         for part in pieces(text, chance)],
        [event("content_block_stop", index=0),
         event("message_delta", delta={"stop_reason": "end_turn",
                                       "stop_sequence": None},
               usage={"output_tokens": 9}),
         event("message_stop")])


def whole_reply(text, is_anthropic):
    if is_anthropic:
        return json.dumps({
            "id": "msg_1", "type": "message", "role": "assistant",
            "model": "m", "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn", "stop_sequence": None,
            "usage": {"input_tokens": 3, "output_tokens": 9}}).encode()
    return json.dumps({
        "id": "c", "object": "chat.completion", "created": 1, "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {
            "role": "assistant", "content": text}}]}).encode()


ERROR = {"error": {"type": "server_error", "message": "chaos", "param": None,
                   "code": None}}
EARLY = ["500", "503", "429", "429 soon", "429 misleading", "529", "reset",
         "hang up", "silence", "head and silence", "html", "empty", "garbage",
         "error in 200"]
AMID = ["cut", "reset", "silence", "malformed", "error", "ends early",
        "half a record"]


class Connection(asyncio.Protocol):
    def __init__(self, chaos, number):
        self.chaos, self.is_anthropic = chaos, number == PORTS - 1
        self.inbox, self.task = b"", None

    def connection_made(self, transport):
        self.transport = transport
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def connection_lost(self, why):
        if self.task:
            self.task.cancel()

    def data_received(self, data):
        self.inbox += data
        head, found, body = self.inbox.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        if not found or len(body) < int(length[1]):
            return
        self.inbox = body[int(length[1]):]
        self.task = asyncio.ensure_future(
            self.answer(json.loads(body[:int(length[1])])))

    # --- ways to go

    def send(self, *parts):
        if not self.transport.is_closing():
            self.transport.write(b"".join(parts))

    def head(self, status, *lines):
        self.send("\r\n".join((f"HTTP/1.1 {status}", *lines, "", "")).encode())

    def whole(self, status, body, *lines):
        self.head(status, "Content-Type: application/json",
                  f"Content-Length: {len(body)}", *lines)
        self.send(body)

    def reset(self):
        sock = self.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                        struct.pack("ii", 1, 0))
        self.transport.abort()

    def begin_stream(self):
        self.head("200 OK", "Content-Type: text/event-stream",
                  "Transfer-Encoding: chunked")

    async def say(self, records):
        """Chunks of any size, with pauses among them now and then."""
        chance = self.chaos.chance
        data, at = b"".join(records), 0
        while at < len(data) and not self.transport.is_closing():
            step = chance.choice([7, 64, 700, 4000])
            part = data[at:at + step]
            self.send(b"%x\r\n%b\r\n" % (len(part), part))
            at += step
            if chance.random() < 0.2:
                await asyncio.sleep(chance.random() / 100)

    async def answer(self, request):
        chaos, chance = self.chaos, self.chaos.chance
        chaos.counts["attempts"] += 1
        if chance.random() < 0.02:  # late, which is no fault
            await asyncio.sleep(chance.random())
        text = rest_of(request)
        fault = None
        if chance.random() < chaos.share:
            amid = chance.random() < 0.5
            fault = chance.choice(AMID if amid else EARLY)
            chaos.counts["faulted"] += 1
            chaos.counts["faulted amid the answer"] += amid
            if not amid:
                self.fail_early(fault)
                return
        if request.get("stream"):
            await self.answer_stream(text, fault)
        else:
            self.answer_whole(text, fault)

    def fail_early(self, fault):
        error = json.dumps(ERROR).encode()
        wait = {"429 soon": ["Retry-After: 1"],
                "429 misleading": ["Retry-After: 86400"]}.get(fault, [])
        if fault[0].isdigit():
            self.whole(f"{fault[:3]} Chaos", error, *wait)
        elif fault == "reset":
            self.reset()
        elif fault == "hang up":
            self.transport.close()
        elif fault == "head and silence":
            self.begin_stream()
        elif fault == "html":
            self.whole("200 OK", b"<html>busy</html>")
        elif fault == "empty":
            self.whole("200 OK", b"")
        elif fault == "garbage":
            self.send(b"\x00\x01chaos\r\n\r\n")
            self.transport.close()
        elif fault == "error in 200":
            self.whole("200 OK", error)

    async def answer_stream(self, text, fault):
        make = anthropic_stream if self.is_anthropic else openai_stream
        first, middle, last = make(text, self.chaos.chance)
        self.begin_stream()
        if not fault:
            await self.say(first + middle + last)
            self.send(b"0\r\n\r\n")
            return
        # At least one piece is out, and at least one is not.
        stop = self.chaos.chance.randrange(1, max(2, len(middle)))
        if fault == "half a record":
            middle[stop - 1] = middle[stop - 1][:-9]
        await self.say(first + middle[:stop])
        if fault == "malformed":
            await self.say([b"data: {\"choices\": [{]}\n\n"])
        elif fault == "error":
            await self.say([b"data: " + json.dumps(
                {"type": "error", **ERROR}).encode() + b"\n\n"])
        elif fault == "ends early":
            self.send(b"0\r\n\r\n")
        if fault == "reset":
            self.reset()
        elif fault not in ("silence", "ends early"):
            self.transport.close()

    def answer_whole(self, text, fault):
        body = whole_reply(text, self.is_anthropic)
        if not fault:
            self.whole("200 OK", body)
            return
        half = body[:self.chaos.chance.randrange(1, len(body))]
        if fault in ("malformed", "error"):
            self.whole("200 OK", half)
            return
        self.head("200 OK", "Content-Type: application/json",
                  f"Content-Length: {len(body)}")
        self.send(half)
        if fault == "reset":
            self.reset()
        elif fault != "silence":
            self.transport.close()


class Chaos:
    def __init__(self, seed, share):
        self.chance = random.Random(seed)
        self.share = share
        self.counts = collections.Counter()

    async def serve(self):
        loop = asyncio.get_running_loop()
        servers = [await loop.create_server(
            lambda number=number: Connection(self, number), "127.0.0.1", 0,
            backlog=1024) for number in range(PORTS)]
        print(json.dumps([at.sockets[0].getsockname()[1] for at in servers]),
              flush=True)
        await loop.run_in_executor(None, sys.stdin.read)
        print(json.dumps(self.counts), flush=True)


if __name__ == "__main__":
    asyncio.run(Chaos(int(sys.argv[1]), float(sys.argv[2])).serve())
