# SPDX-License-Identifier: Apache-2.0
"""Writes surface/methods.txt and surface/types.txt, which say what the official
client's resources are, from its OpenAPI document and surface_names.txt.

    python3 tools/surface_build.py OPENAPI.yml [FOLDER]

surface/README.md describes what is written."""

import json
import pathlib
import sys

import yaml

from surface_methods import Methods
from surface_types import Types

ROOT = pathlib.Path(__file__).resolve().parents[1]


UNWRAPPED = "webhooks.unwrap_webhook_event:UnwrapWebhookEvent"


class Names:
    """surface_names.txt: what cannot be told from the document."""

    def __init__(self, text):
        self.models, self.methods, self.renames = {}, {}, {}
        self.left_out, self.extra, self.pages = set(), [], {}
        self.also, self.rows = [], {}
        section, rows = None, text.replace("\\\n", " ")
        for line in rows.splitlines():
            if line.startswith("["):
                section = getattr(self, "_" + line.strip("[]"))
            elif line and not line.startswith("#"):
                section(*line.split())

    def _models(self, schema, out, into=None):
        if into == "P":
            module, _, name = out.partition(":")
            into = (out.replace("shared.", "shared_params.")
                    if module.startswith("shared.") else
                    f"{module}_param:{name}Param")
        self.models[schema] = (None if out == "-" else out, into)

    def _methods(self, verb, path, *names):
        made = [tuple(name.rsplit(".", 1)) for name in names]
        if names == ("-",):
            self.left_out.add(f"{verb} {path}")
        self.methods[f"{verb} {path}"] = made

    def _extras(self, pattern, *fields):
        self.extra.append((pattern, json.loads(" ".join(fields))))

    def _pages(self, kind, *methods):
        self.pages.update(dict.fromkeys(methods, kind))

    def _also(self, *schemas):
        self.also += schemas

    def _types(self, name, *row):
        self.rows[name] = json.loads(" ".join(row))

    def _renames(self, made, name):
        module = made.partition(":")[0]
        self.renames[made] = name if ":" in name else f"{module}:{name}"

    def model(self, schema, mode, module):
        out, into = self.models.get(schema, (None, None))
        return out if mode == "out" else into

    def field(self, cls, key):
        return self.renames.get(f"{cls}.{key}", ":").partition(":")[2]

    def renamed(self, name):
        return self.renames.get(name, name)

    def page(self, resource, name):
        return self.pages.get(f"{resource}.{name}")

    def extras(self, resource, name):
        found = {}
        for pattern, fields in self.extra:
            full = f"{resource}.{name}"
            if full == pattern or (pattern.endswith("*") and
                                   full.startswith(pattern[:-1])):
                found.update(fields)
        return found


def lines(rows):
    return "".join(f"{name}\t{json.dumps(row, separators=(',', ':'))}\n"
                   for name, row in sorted(rows.items()))


def build(document):
    doc = yaml.load(document, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    names = Names((ROOT / "tools/surface_names.txt").read_text())
    types = Types(doc, names)
    resources = Methods(doc, names, types).build()
    for schema in names.also:
        for mode in ("out", "in"):
            if names.model(schema, mode, ""):
                types.type(f"components/schemas/{schema}", mode, "", schema)
    types.rows.update(names.rows)
    types.rows[UNWRAPPED] = ["alias", ["union", "type", *(
        types.type(f"webhooks/{name}/post/requestBody/content/"
                   "application~1json/schema", "out", "also", name)
        for name in doc["webhooks"])]]
    return types, resources


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        types, resources = build(file)
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else
                          ROOT / "surface")
    (folder / "methods.txt").write_text(lines(resources))
    (folder / "types.txt").write_text(lines(types.rows))


if __name__ == "__main__":
    main()
