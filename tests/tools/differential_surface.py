# SPDX-License-Identifier: Apache-2.0
r"""Calls every method of the surface with the official client or with zerohop
against one local server, and prints what was sent and what came of it, one
JSON line an item: ["name", value].

    python3 tests/tools/differential_surface.py openai|zerohop \
        [--with-openai] [RESOURCE...]

Arguments and replies are made from the tables."""

import asyncio
import email.parser
import email.policy
import importlib
import inspect
import json
import os
import pathlib
import re
import sys
import warnings
from urllib.parse import parse_qsl

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from server import Server, plain, stream

ID = {"x-request-id": "req_1"}
OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")
# Written by hand in both, and compared by differential_py.py.
LEFT_OUT = {"chat.completions.create"}
HEADERS = ("accept", "authorization", "openai-beta", "x-b")
for _name in list(os.environ):
    if _name.startswith(("OPENAI_", "ZEROHOP_")):
        del os.environ[_name]


def table(name):
    path = HERE.parents[1] / "surface" / name
    return {line.partition("\t")[0]: json.loads(line.partition("\t")[2])
            for line in path.read_text().splitlines()}


METHODS, TYPES = table("methods.txt"), table("types.txt")


def show(name, value):
    text = json.dumps([name, value], default=repr, sort_keys=True)
    print(re.sub(r"127\.0\.0\.1:\d+", "SERVER", text), flush=True)


# --- values of the tables' types ---------------------------------------------------

SIMPLE = {"str": "text", "int": 7, "float": 1.5, "bool": True, "any": "any",
          "none": None, "datetime": "2026-01-02T03:04:05Z"}


def sample(kind, turn=0, depth=0):
    """A value of the type; another `turn`, another variant of unions."""
    if isinstance(kind, str):
        if kind == "file":
            return ("a.txt", b"bytes", "text/plain")
        if kind in SIMPLE:
            return SIMPLE[kind]
        made = TYPES[kind]
        if made[0] == "alias":
            return sample(made[1], turn, depth)
        return {field[3] if len(field) > 3 else field[0]:
                sample(field[2], turn, depth + 1)
                for field in made[1:] if field[1] or depth < 3}
    word = kind[0]
    if word == "list":
        return [] if depth > 8 else [sample(kind[1], turn, depth + 1)]
    if word == "dict":
        return {} if depth > 8 else {"k": sample(kind[1], turn, depth + 1)}
    if word == "opt":
        return sample(kind[1], turn, depth + 1) if depth < 6 else None
    if word == "lit":
        return kind[1 + turn % (len(kind) - 1)]
    return sample(kind[2 + turn % (len(kind) - 2)], turn, depth + 1)


def arguments(row, turn, whole):
    """(positional, named) of a call with all that it takes, or with what it
    needs."""
    given = {name: sample(kind, turn, 2) for name, _, needed, kind, *_ in
             row["params"] if (whole or needed) and name != "stream"}
    given = {name: value for name, value in given.items()
             if value is not None}
    if row.get("form") == "multipart":
        given = {name: flat(value) for name, value in given.items()}
    first = row["params"][0][0] if "{" in row["path"] else None
    for name, where, *_ in row["params"]:
        if where == "path":
            given[name] = f"{name} 1/ü"
    return ([given.pop(first)] if first else []), given


def flat(value):
    return value if not isinstance(value, dict) else {
        key: item for key, item in value.items()
        if isinstance(item, (str, int))}


# --- what to look at ------------------------------------------------------------

def looked(request):
    path, _, query = request.path.partition("?")
    kind = request.header("content-type") or ""
    seen = [request.method, path, parse_qsl(query, keep_blank_values=True), {
        name: request.header(name) for name in HEADERS}]
    if kind.startswith("multipart/form-data"):
        whole = b"Content-Type: " + kind.encode() + b"\r\n\r\n" + request.body
        parsed = email.parser.BytesParser(
            policy=email.policy.HTTP).parsebytes(whole)
        return seen + [[[part["content-disposition"], part["content-type"],
                         unspaced(part.get_payload(decode=True))]
                        for part in parsed.iter_parts()]]
    return seen + [kind if request.body else None, request.body.decode()]


def unspaced(payload):
    """JSON in a form has spaces in one client's and none in the other's."""
    text = payload.decode("latin-1")
    try:
        return json.loads(text) if text[:1] == "{" else text
    except ValueError:
        return text


def class_name(value):
    """Of a page without what it is a page of, which may be a union."""
    return type(value).__name__.partition("[")[0]


def tree(value):
    """Names of classes, as deep as it goes."""
    if hasattr(value, "model_fields_set"):
        return [class_name(value), [
            [name, tree(getattr(value, name, None))]
            for name in type(value).model_fields]]
    if isinstance(value, list):
        return [tree(item) for item in value]
    if isinstance(value, dict):
        return {str(key): tree(item) for key, item in value.items()}
    return type(value).__name__


def result(made):
    if hasattr(made, "model_dump"):
        text = class_name(made) + repr(made)[len(type(made).__name__):]
        return {"repr": text, "tree": tree(made),
                "dump": made.to_dict(), "all": made.model_dump(),
                "json": made.model_dump_json(),
                "set": sorted(made.model_fields_set),
                "id": made._request_id}
    if hasattr(made, "iter_bytes"):
        return ["bytes", made.content.decode("latin-1"),
                made.response.status_code]
    return repr(made)


def failure(error):
    names = [cls.__name__ for cls in type(error).__mro__
             if cls.__name__[0] != "_"]
    names = list(dict.fromkeys(names))
    if "APIStatusError" in names:  # its text is another in each version
        return ["raised", names, error.body, error.status_code,
                error.request_id]
    return ["raised", names, str(error)]


# --- calls ------------------------------------------------------------------------

def body_of(row, turn):
    kind = row["result"]
    if kind == "none":
        return plain(b"", headers=ID)
    if kind == "binary":
        return plain(b"\x00binary\xff", headers=ID,
                     content_type="application/octet-stream")
    made = sample(kind, turn)
    if "page" in row:
        made = {"data": [made], "object": "list", "has_more": False,
                "last_id": None, "next": None, "first_id": "x"}
    return plain(made, headers=ID)


def events_of(row):
    """A few events of a stream."""
    kind = row["stream"]
    while TYPES[kind][0] == "alias" and isinstance(TYPES[kind][1], str):
        kind = TYPES[kind][1]
    made = TYPES[kind]
    variants = made[1][2:] if made[0] == "alias" else [kind]
    values = [sample(variant) for variant in variants]
    pieces = []
    for value in sorted(values, key=is_last)[:45]:
        if "event" in value and "data" in value:
            name, value = value["event"], value["data"]
            pieces.append(f"event: {name}\ndata: {json.dumps(value)}\n\n")
        elif value.get("type") != "error":
            if is_last(value) and pieces and "response.completed" in (
                    pieces[-1]):
                break
            pieces.append(f"data: {json.dumps(value)}\n\n")
    return stream([*pieces, "data: [DONE]\n\n"], headers=ID)


def is_last(value):
    """Nothing comes after such an event."""
    return value.get("type") in ("response.completed", "response.failed",
                                 "response.incomplete")


class Rig:
    def __init__(self, package):
        self.package = package
        self.server = Server()
        self.options = {"api_key": "KEY", "admin_api_key": "ADMIN",
                        "base_url": self.server.url + "/v1", "max_retries": 0}
        self.client = package.OpenAI(**self.options)

    def answers(self, row, reply):
        self.server.requests.clear()
        self.server.on("*", reply)

    def sent(self):
        requests = self.server.requests
        return looked(requests[-1]) if requests else None


def method_of(client, resource, name):
    for part in resource.split("."):
        client = getattr(client, part)
    return getattr(client, name)


def labels():
    some = [name for name in sys.argv[2:] if name[0] != "-"]
    for resource in sorted(METHODS):
        if some and resource.partition(".")[0] not in some:
            continue
        for row in METHODS[resource]:
            label = f"{resource}.{row['name']}"
            if label not in LEFT_OUT:
                yield label, resource, row


def calls(rig):
    for label, resource, row in labels():
        method = method_of(rig.client, resource, row["name"])
        show(f"{label}: signature", [
            [name, str(found.kind), found.default is found.empty]
            for name, found in inspect.signature(method).parameters.items()])
        for turn, whole in ((0, False), (1, True), (2, True)):
            first, given = arguments(row, turn, whole)
            rig.answers(row, body_of(row, turn))
            if turn == 2:
                given.update(extra_headers={"X-B": "1"},
                             extra_query={"q": [1, True]})
            try:
                made = result(method(*first, **given))
            except Exception as error:
                made = failure(error)
            show(f"{label} {turn}: sent", rig.sent())
            show(f"{label} {turn}: made", made)


def streams(rig):
    for label, resource, row in labels():
        if not row.get("stream"):
            continue
        first, given = arguments(row, 0, False)
        rig.answers(row, events_of(row))
        made = method_of(rig.client, resource, row["name"])(
            *first, **given, stream=True)
        show(f"{label} stream: sent", rig.sent())
        try:
            show(f"{label} stream", [result_of_event(event)
                                     for event in made])
        except Exception as error:
            show(f"{label} stream", failure(error))


def result_of_event(event):
    return [repr(event), tree(event), event.to_dict()]


def refusals(rig):
    for label, resource, row in labels():
        method = method_of(rig.client, resource, row["name"])
        rig.answers(row, plain({"error": {"message": "no", "code": "c"}},
                               status=404, headers=ID))
        first, given = arguments(row, 0, False)
        try:
            made = result(method(*first, **given))
        except Exception as error:
            made = failure(error)
        show(f"{label}: refused", made)
        if first:
            try:
                method("", **given)
            except Exception as error:
                show(f"{label}: empty", failure(error))


def pages(rig):
    """Every page of a list, each way to the next."""
    for label, resource, row in labels():
        if row.get("page") in (None, "page"):
            continue
        item = sample(row["result"])
        first, given = arguments(row, 0, False)
        more = {"data": [item], "object": "list", "has_more": True,
                "last_id": "last", "next": "after"}
        last = {**more, "data": [], "has_more": False, "next": None,
                "last_id": None}
        rig.server.requests.clear()
        replies = [plain(more), plain(more), plain(last)]
        rig.server.on("*", *replies)
        method = method_of(rig.client, resource, row["name"])
        try:
            count = len([each for each in method(*first, **given)])
        except Exception as error:
            count = failure(error)
        show(f"{label}: pages", [count, [looked(request)[:3] for request
                                         in rig.server.requests]])


async def acalls(rig):
    client = rig.package.AsyncOpenAI(**rig.options)
    for label, resource, row in labels():
        method = method_of(client, resource, row["name"])
        show(f"{label}: coroutine", inspect.iscoroutinefunction(
            inspect.unwrap(method)))
        first, given = arguments(row, 1, True)
        rig.answers(row, body_of(row, 1))
        try:
            made = result(await method(*first, **given))
        except Exception as error:
            made = failure(error)
        show(f"{label} async: sent", rig.sent())
        show(f"{label} async: made", made)


def raw(rig):
    for label, resource, row in labels():
        first, given = arguments(row, 0, False)
        rig.answers(row, body_of(row, 0))
        method = getattr(method_of(rig.client, resource,
                                   "with_raw_response"), row["name"])
        try:
            reply = method(*first, **given)
            made = [type(reply).__name__, reply.status_code,
                    reply.headers["x-request-id"], result(reply.parse())]
        except Exception as error:
            made = failure(error)
        show(f"{label}: raw", made)


def main():
    warnings.simplefilter("ignore")
    if "--with-openai" in sys.argv:
        importlib.import_module("openai")
    rig = Rig(importlib.import_module(sys.argv[1]))
    for section in (calls, streams, refusals, pages, raw):
        section(rig)
    asyncio.run(acalls(rig))
    if sys.argv[1] == "zerohop" and "--with-openai" not in sys.argv:
        assert "openai" not in sys.modules
    rig.server.close()


if __name__ == "__main__":
    main()
