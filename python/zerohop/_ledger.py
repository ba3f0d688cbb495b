# SPDX-License-Identifier: Apache-2.0
"""Ledger: what a router's calls took and cost (docs/ledger.md)."""

import json

from . import _native
from ._route import Part


class Usage(Part):
    """Sums of attempts: `rows`, one for each group, and their `total`."""


class Task(Part):
    """What people thought of models at one task."""


class Status(Part):
    """How the ledger's file is doing."""


class Ledger:
    """The book of a router's attempts; `router.ledger` or `client.ledger`.

        router.ledger.usage(by=["day", "model"], since="7d").total.cost
        router.ledger.feedback(reply, score=1)

    Answers come from the file that the configuration names, else from memory.
    Reading a file takes a while and releases the GIL: in asyncio,
    `await asyncio.to_thread(ledger.usage, by=["model"])`."""

    __slots__ = ("_core",)

    def __init__(self, core):
        self._core = core

    def usage(self, **query):
        """What attempts took: `by`, `since`, `until`, `provider`, `model`,
        `deployment`, `group`, `key`, `tag`, `outcome`, `compare`, `limit`,
        `memory`, `path` as in docs/ledger.md."""
        return Usage(json.loads(self._core.usage(_query(query))))

    def table(self, **query):
        """The same as a table for people."""
        return self._core.usage(_query(query, text=True))

    def tasks(self, **query):
        """Of each task the models that feedback was given on, the cheapest
        that is good enough first: `task`, `min_score`, `min_count`, `since`,
        `until`, `memory`, `path`."""
        return [Task(members)
                for members in json.loads(self._core.tasks(_query(query)))]

    def feedback(self, reply, score, label=None):
        """Notes what a reply was worth, from 0 to 1.  `reply` is the reply, a
        stream that was read, an error, a `_route`, or the id of one; `label`
        names the task."""
        self._core.feedback({"call": _id_of(reply), "score": float(score),
                             "label": label})

    def status(self):
        """`path`, and how many rows were `written`, are `queued`, were `lost`,
        with the `error` that is why."""
        return Status(json.loads(self._core.status({})))

    def flush(self, timeout=5.0):
        """Waits until what was noted is in the file; the status then."""
        return Status(json.loads(self._core.status(
            {"flush_ms": max(1, round(timeout * 1000))})))

    def __repr__(self):
        return f"Ledger({self.status().path or 'in memory'!r})"


def _id_of(reply):
    if isinstance(reply, str):
        return reply
    route = getattr(reply, "_route", reply)
    name = getattr(route, "id", None)
    if not isinstance(name, str):
        raise TypeError("feedback() needs a reply, its _route or its id, not "
                        f"{type(reply).__name__}")
    return name


def _time(value):
    """A datetime, a date or a timestamp as what the core takes."""
    if hasattr(value, "timestamp"):
        return round(value.timestamp() * 1000)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, str) else round(value * 1000)


def _query(given, **more):
    query = {name: value for name, value in {**given, **more}.items()
             if value is not None}
    for name in ("since", "until"):
        if name in query:
            query[name] = _time(query[name])
    if isinstance(query.get("by"), str):
        query["by"] = [query["by"]]
    elif "by" in query:
        query["by"] = list(query["by"])
    return query


def run(words):
    """`python -m zerohop usage` and `tasks`: what to print."""
    import os
    kind, *rest = words
    query = {"text": True, "file": True}
    while rest:
        name = rest.pop(0)
        if name == "--json":
            query["text"] = False
            continue
        if not name.startswith("--") or not rest:
            return None
        key, value = name[2:].replace("-", "_"), rest.pop(0)
        if key == "ledger":
            key, value = "path", os.path.abspath(value)
        elif key == "by":
            value = [word for word in value.split(",") if word]
        elif key in ("limit", "min_count", "min_score"):
            value = float(value)
        query[key] = value
    if kind == "usage":
        query.setdefault("by", ["day", "provider", "model"])
    core = _native.Router({"require_key": False, "user_catalog": True})
    said = (core.usage if kind == "usage" else core.tasks)(query)
    return said if said.endswith("\n") else said + "\n"
