# SPDX-License-Identifier: Apache-2.0
"""Writes node/lib/methods.json: of surface/methods.txt what the Node package
needs to send requests; and node/exports/resources, modules with the classes of
the resources.

    python3 tools/surface_node.py [FOLDER]

{resource: [[method, verb, path, about], ...]} with names as they are in Node.
`about` has only members that are not the usual:
    args    1: takes an object of parameters
    query   those of its members that go into the query beside a body
    form    1: the body is a form, not JSON
    body    1: there is a body
    stream  1: may be a stream
    binary  1: the reply is bytes
    page    class of the pages
    headers {name: value} that are sent; given {member: name} of the caller's
    admin   1: takes the admin key"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGES = {"page": "Page", "cursor": "CursorPage", "next": "NextCursorPage",
         "conversation": "ConversationCursorPage"}
# These take the admin key in Node only.
ADMIN = "fine_tuning.checkpoints.permissions"


def camel(name):
    """adminAPIKeys of admin_api_keys."""
    first, *rest = name.split("_")
    return first + "".join(
        "API" if part == "api" else part.capitalize() for part in rest)


def resource_name(name):
    return ".".join(camel(part) for part in name.split("."))


def headers(method):
    made = {}
    if "beta" in method:
        made["OpenAI-Beta"] = method["beta"]
    if "accept" in method:
        made["Accept"] = method["accept"]
    return made


def about(method):
    places = {}
    for name, where, *rest in method["params"]:
        places.setdefault(where, []).append((name, rest))
    other = len(places.get("path", ())) > 1
    body = "form" in method
    row = {
        "args": int(other or any(place != "path" for place in places)),
        "query": [name for name, _ in places.get("query", ())] if body else 0,
        "body": int(body),
        "form": int(method.get("form") == "multipart"),
        "stream": int("stream" in method),
        "binary": int(method["result"] == "binary"),
        "page": PAGES.get(method.get("page")),
        "headers": headers(method),
        "given": {name: rest[2] for name, rest in places.get("header", ())},
        "admin": method.get("admin"),
    }
    return {name: value for name, value in row.items() if value}


def build(text):
    table = {}
    for line in text.splitlines():
        resource, methods = line.split("\t")
        admin = {"admin": 1} if resource == ADMIN else {}
        table[resource_name(resource)] = [
            [camel(method["name"]), method["verb"], method["path"],
             about({**method, **admin})] for method in json.loads(methods)]
    return table


MODULE = """// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const {{ classOf }} = require("{up}lib/resources.js");

{made}

module.exports = {{ {names} }};
"""

TYPES = """// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
export * from "{up}types/resources/{group}.js";
"""

CHAT = """// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
export * from "{up}types/chat.js";
export {{ Chat, Completions }} from "{up}types/client.js";
"""


def class_name(name):
    return {"chatkit": "ChatKit"}.get(name, name[0].upper() + name[1:])


def classes(table):
    """{group: {class: path}}; where two have one name, the upper stays."""
    paths = {".".join(name.split(".")[:i + 1]) for name in
             [*table, "webhooks"] for i in range(name.count(".") + 1)}
    groups = {}
    for path in sorted(paths, key=lambda one: (one.count("."), one)):
        group = groups.setdefault(path.split(".")[0], {})
        group.setdefault(class_name(path.rpartition(".")[2]), path)
    return groups


def kebab(name):
    return re.sub("[A-Z]+", lambda found: "-" + found.group().lower(), name)


def write_modules(folder, table):
    """resources/vector-stores.js, and resources.js with all of them."""
    groups = classes(table)
    every = {}
    for group, names in groups.items():
        for name, path in names.items():
            if name not in every or path.count(".") < every[name].count("."):
                every[name] = path
    every["Completions"] = "chat.completions"
    rows = {f"resources/{kebab(group)}": names
            for group, names in groups.items()}
    for file, names in {**rows, "resources": every}.items():
        up = "../../" if "/" in file else "../"
        made = "\n".join(f'const {name} = classOf("{path}");'
                         for name, path in sorted(names.items()))
        text = MODULE.format(up=up, made=made,
                             names=", ".join(sorted(names)))
        (folder / f"{file}.js").write_text(textwrap_names(text))
        group = file.partition("/")[2] or "all"
        types = CHAT if group == "chat" else TYPES
        (folder / f"{file}.d.ts").write_text(types.format(up=up, group=group))


def textwrap_names(text):
    head, mark, tail = text.rpartition("module.exports = { ")
    names = tail.removesuffix(" };\n").split(", ")
    return head + mark.rstrip() + "".join(
        f"\n  {name}," for name in names) + "\n};\n"


def main():
    table = build((ROOT / "surface/methods.txt").read_text())
    rows = ",\n".join(
        f"{json.dumps(name)}:{json.dumps(rows, separators=(',', ':'))}"
        for name, rows in table.items())
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "node")
    (out / "exports/resources").mkdir(parents=True, exist_ok=True)
    (out / "lib").mkdir(exist_ok=True)
    (out / "lib/methods.json").write_text("{\n" + rows + "\n}\n")
    write_modules(out / "exports", table)


if __name__ == "__main__":
    main()
