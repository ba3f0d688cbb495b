# SPDX-License-Identifier: Apache-2.0
"""Reads the conversations of tests/cases; tests/README.md tells their form."""

import collections
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "cases"

Wire = collections.namedtuple("Wire", "method target headers body")
Reply = collections.namedtuple("Reply", "status content_type headers body")
Error = collections.namedtuple("Error", "name status code message partial")


class Case:
    """One conversation; what a file leaves out is None."""

    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(FOLDER).with_suffix(""))
        self.wire = self.reply = self.error = None
        self.chunks = self.response = self.losses = self.events = None
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        for head, body in sections(text):
            kind, *words = head.split()
            getattr(self, f"_take_{kind}")(words, body)
        self.request = json.loads(self.request_text)
        self.provider = str(self.request.get("model")).rpartition("/")[0]
        self.provider = self.provider.partition("/")[0]

    @property
    def stream(self):
        return bool(self.request.get("stream"))

    def _take_request(self, words, body):
        self.request_text = body.strip()

    def _take_wire(self, words, body):
        head, _, rest = ("\n" + body).partition("\n\n")
        self.wire = Wire(words[0], words[1], header_pairs(head), rest.strip())

    def _take_reply(self, words, body):
        headers = []
        content_type = words[1] if len(words) > 1 else ""
        if words[2:] == ["headers"]:
            head, _, body = body.partition("\n\n")
            headers = header_pairs(head)
        if not content_type.startswith("text/event-stream"):
            body = body.removesuffix("\n")
        self.reply = Reply(int(words[0]), content_type, headers,
                           body.encode("utf-8", "surrogateescape"))

    def _take_events(self, words, body):
        self.events = lines(body)

    def _take_chunks(self, words, body):
        self.chunks = [json.loads(line) for line in lines(body)]

    def _take_response(self, words, body):
        self.response = json.loads(body)

    def _take_error(self, words, body):
        name, status, code = (words + [None, None])[:3]
        message, partial = "", None
        for line in lines(body):
            if line.startswith('partial "'):
                partial = json.loads(line.removeprefix("partial "))
            else:
                message = line
        status = int(status) if status and status.isdigit() else 0
        self.error = Error(name, status, None if code == "-" else code,
                           message, partial)

    def _take_losses(self, words, body):
        self.losses = lines(body)


def lines(body):
    return [line for line in body.split("\n") if line.strip()]


def header_pairs(text):
    pairs = (line.partition(":") for line in lines(text))
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def sections(text):
    """(head, body) of each section; a body keeps its last line end."""
    text = text.replace("\u240d\n", "\r\n")
    for part in ("\n" + text).split("\n--- ")[1:]:
        head, _, body = part.partition("\n")
        yield head, body + "\n"


def read_all():
    return [Case(path) for path in sorted(FOLDER.rglob("*.case"))]


def same(want, got, loose=True):
    """Is `got` the JSON value `want`?  As the C player compares: "*" matches
    anything, `created` is not compared (when loose), 1 is not 1.0 or true."""
    if loose and want == "*":
        return True
    if isinstance(want, dict) and isinstance(got, dict):
        return want.keys() == got.keys() and all(
            (loose and key == "created") or same(want[key], got[key], loose)
            for key in want)
    if isinstance(want, list) and isinstance(got, list):
        return len(want) == len(got) and all(
            same(a, b, loose) for a, b in zip(want, got))
    return type(want) is type(got) and want == got
