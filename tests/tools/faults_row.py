# SPDX-License-Identifier: Apache-2.0
"""A row of the fault catalogue (faults.py), and what its rows are made of."""

import collections
import json

from server import plain

Case = collections.namedtuple(
    "Case", "name replies stream ok bare error tries status code partial says "
    "retries timeout timers server rescue waits asks every shown heavy")

ROWS = []
NEVER = ("BAD_REQUEST", "NOT_FOUND", "UNPROCESSABLE", "CONTENT_FILTER")


def case(name, *replies, stream=False, ok=None, bare=None, error=None,
         tries="ok", status=None, code=None, partial="", says="", retries=0,
         timeout=None, timers=None, server=None, rescue=None, waits=None,
         asks=1, every=False, shown=None, heavy=False):
    """Adds a row: what the server does, and what the user must see.

    replies  what the server does, request by request (see server.py)
    stream   chunks are asked for, not a whole reply
    ok       the text of the answer; bare: the answer is this text itself
    error    the exception's class, by its Python name
    tries    the outcome of each attempt, in order; "*": however it went
    status   of the last attempt; None: no reply came (ok rows: not looked at)
    code     of the last attempt; says: words its error must hold
    partial  the text that the error brings along
    retries  max_retries; timeout: seconds of silence; timers: the router's
    server   how the server is made (SERVERS in faults.py)
    rescue   may another target answer after this failure?  None: as
             docs/route.md tells by the outcome; () keeps the row out
    waits    (least, most) ms before the second attempt, most may be None
    shown    the status that the error has, where it is not that of the reply
    heavy    it costs so much time that others would be late beside it
    asks     how often the question is asked; only the last counts, or `every`
    """
    if name in [row.name for row in ROWS]:
        raise ValueError(f"two rows are called {name}")
    tries = tries.split()
    if rescue is None and error:
        rescue = not partial and tries[-1] not in NEVER
    if retries or asks > 1 or not error:
        rescue = ()
    ROWS.append(Case(name, replies, stream, ok, bare, error, tries, status,
                     code, partial, says, retries, timeout, timers, server,
                     rescue, waits, asks,
                     every, shown or status, heavy))


# --- what servers say -------------------------------------------------------

SAID = {"error": {"message": "said", "type": "t", "code": "c", "param": None}}
DONE = b"data: [DONE]\n\n"


def reply(content="hello", **members):
    return {"id": "c1", "object": "chat.completion", "created": 5,
            "model": "m", "choices": [{
                "index": 0, "finish_reason": "stop",
                "message": {"role": "assistant", "content": content}}],
            **members}


def delta(content=None, finish=None, **members):
    """The JSON of a chunk, as text."""
    part = {} if content is None else {"content": content}
    return json.dumps({
        "id": "c2", "object": "chat.completion.chunk", "created": 5,
        "model": "m", "choices": [{"index": 0, "delta": part,
                                   "finish_reason": finish}], **members},
        ensure_ascii=False)


def chunk(content=None, finish=None, **members):
    """A record with a chunk."""
    return b"data: " + delta(content, finish, **members).encode() + b"\n\n"


END = chunk(finish="stop")
ROLE = chunk("").replace(b'"content": ""', b'"role": "assistant"')
GOOD = plain(reply())
BODY = json.dumps(reply()).encode()


def http(*headers, status="200 OK", body=b"", version="HTTP/1.1"):
    """The bytes of a reply: header lines as they are, no length added."""
    lines = [f"{version} {status}", *headers]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1") + \
        b"\r\n" + body


def chunked(*pieces, last=b"0\r\n\r\n"):
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece)
                    for piece in pieces) + last


JSON = "Content-Type: application/json"
SSE = "Content-Type: text/event-stream"
CHUNKED = "Transfer-Encoding: chunked"
LENGTH = f"Content-Length: {len(BODY)}"
