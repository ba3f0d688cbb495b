# SPDX-License-Identifier: Apache-2.0
"""Writes surface/more.txt: types that the official package names and the
OpenAPI document does not, as rows of surface/types.txt (surface_types.py).

    PYTHONPATH=OFFICIAL python3 tools/surface_more.py

What is written is what the package's types are when they are looked at; the
official package must be of the version that the document is of."""

import collections.abc
import datetime
import enum
import importlib
import json
import pathlib
import pkgutil
import types
import typing

import openai.types
from pydantic import BaseModel
from typing_extensions import is_typeddict

ROOT = pathlib.Path(__file__).resolve().parents[1]
PREFIX = "openai.types."
SIMPLE = {str: "str", int: "int", float: "float", bool: "bool",
          object: "any", typing.Any: "any", type(None): "none",
          datetime.datetime: "datetime"}
LISTS = {list, collections.abc.Iterable, collections.abc.Sequence}


class Strange(Exception):
    """No type of the table."""


def known():
    lines = (ROOT / "surface/types.txt").read_text().splitlines()
    return {line.partition("\t")[0] for line in lines}


def is_class(thing):
    return isinstance(thing, type) and thing.__module__.startswith(PREFIX)


def name_of(cls):
    return f"{cls.__module__.removeprefix(PREFIX)}:{cls.__name__}"


class Rows:
    def __init__(self):
        self.known, self.rows = known(), {}

    def kind(self, form):
        if isinstance(form, typing.ForwardRef) or isinstance(form, str):
            raise Strange(form)
        if isinstance(form, typing.Hashable) and form in SIMPLE:
            return SIMPLE[form]
        if is_class(form):
            name = name_of(form)
            self.add(name, form)
            return name
        origin, inside = typing.get_origin(form), typing.get_args(form)
        if origin in (typing.Annotated, typing.Required, typing.NotRequired):
            return self.tagged(inside[0], form)
        if origin is typing.Literal:
            return ["lit", *inside]
        if origin in (typing.Union, types.UnionType):
            return self.union(inside, None)
        if origin in LISTS or getattr(
                origin, "__name__", "") == "SequenceNotStr":
            return ["list", self.kind(inside[0])]
        if origin is dict or getattr(origin, "__name__", "") == "Mapping":
            return ["dict", self.kind(inside[1])]
        raise Strange(form)

    def tagged(self, form, annotated):
        tag = next((part.discriminator for part in getattr(
            annotated, "__metadata__", ()) if getattr(
            part, "discriminator", None)), None)
        if tag and typing.get_origin(form) is typing.Union:
            return self.union(typing.get_args(form), tag)
        return self.kind(form)

    def union(self, parts, tag):
        if typing.IO[bytes] in parts:
            return "file"
        kinds = [self.kind(part) for part in parts
                 if part is not type(None)]
        made = kinds[0] if len(kinds) == 1 else ["union", tag, *kinds]
        return ["opt", made] if type(None) in parts else made

    def add(self, name, thing):
        if name in self.known or name in self.rows:
            return
        self.rows[name] = None
        try:
            self.rows[name] = self.row(thing, name)
        except Strange:
            del self.rows[name]
            raise

    def row(self, thing, name):
        if not is_class(thing) or name != name_of(thing):
            return ["alias", self.kind(thing)]
        if issubclass(thing, enum.Enum):
            raise Strange(thing)
        if issubclass(thing, BaseModel):
            return ["model", *(self.field(
                name, found.is_required(), self.tagged(
                    found.annotation, types.SimpleNamespace(
                        __metadata__=found.metadata)), found.alias or name)
                for name, found in thing.model_fields.items())]
        if is_typeddict(thing):
            try:
                hints = typing.get_type_hints(thing, include_extras=True)
            except NameError as unknown:  # of another package's
                raise Strange(unknown) from None
            return ["param", *(self.field(
                name, name in thing.__required_keys__, self.kind(form), name)
                for name, form in hints.items())]
        raise Strange(thing)

    @staticmethod
    def field(name, needed, kind, key):
        if not needed and kind[0] == "opt":
            kind = kind[1]
        return [name, int(needed), kind, *([key] if key != name else [])]


def own_names(module):
    """What a module defines, and what it has of another's under its own
    name."""
    notes = vars(module).get("__annotations__", {})
    last = module.__name__.rpartition(".")[2].replace("_", "")
    return [name for name, thing in vars(module).items()
            if name[0] != "_" and (
                name in notes or name.lower() == last or
                getattr(thing, "__module__", "") == module.__name__)]


def main():
    rows = Rows()
    for found in pkgutil.walk_packages(openai.types.__path__, PREFIX):
        path = found.name.removeprefix(PREFIX).replace(".", "/") + ".py"
        if found.ispkg or (ROOT / "python/zerohop/types" / path).exists():
            continue
        module = importlib.import_module(found.name)
        for name in own_names(module):
            try:
                rows.add(f"{found.name.removeprefix(PREFIX)}:{name}",
                         getattr(module, name))
            except Strange as strange:
                print(f"{found.name}.{name}: left out, {strange}"[:160])
    (ROOT / "surface/more.txt").write_text("".join(
        f"{name}\t{json.dumps(row, separators=(',', ':'))}\n"
        for name, row in sorted(rows.rows.items())))
    print(len(rows.rows), "rows")


if __name__ == "__main__":
    main()
