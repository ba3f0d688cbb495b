# SPDX-License-Identifier: Apache-2.0
"""Writes node/types/resources/*.d.ts: the types of the surface, and the
classes of its resources.

    python3 tools/surface_dts.py [FOLDER]

What surface/ tells is in one file for each top folder of its modules, and what
has none in root.d.ts.  A class that is not the one its module is named after
stands below that one: `Response.IncompleteDetails`."""

import json
import pathlib
import re
import sys

from surface_node import PAGES, camel, class_name, classes, kebab, resource_name
from surface_node import build as node_table

ROOT = pathlib.Path(__file__).resolve().parents[1]
HEAD = ("// SPDX-License-Identifier: Apache-2.0\n"
        "// Written by tools/surface_dts.py.\n")
PLAIN = {"str": "string", "int": "number", "float": "number",
         "bool": "boolean", "any": "unknown", "none": "null",
         "datetime": "string", "file": "Uploadable"}
# Resources whose classes have more than the table says: node/types/extras.d.ts
EXTRA = {"files", "responses", "vectorStores.files",
         "vectorStores.fileBatches", "beta.threads", "beta.threads.runs",
         "webhooks", "beta"}
OWN = {"chat.completions": {"create"}, "realtime.calls": set()}
# Members that the client adds.
ADDED = {"responses.response:Response": ["  output_text: string;"]}
LIBRARY = ('import type {{ APIPromise, BinaryResponse, Stream }} '
           'from "{up}core.js";\n'
           'import type {{ APIResource, RequestOptions }} '
           'from "{up}client.js";\n'
           'import type {{ ConversationCursorPage, CursorPage, '
           'NextCursorPage, Page, PagePromise }} from "{up}pagination.js";\n'
           'import type {{ Uploadable }} from "{up}uploads.js";\n'
           'import type * as Extras from "{up}extras.js";\n')


def squeeze(text):
    return text.replace("_", "").lower()


def group_of(module):
    return module.partition(".")[0] if "." in module else "root"


def alias_of(group):
    return "API" + "".join(part.capitalize() for part in group.split("_"))


class Types:
    """Names in TypeScript of all rows of types.txt."""

    def __init__(self, text):
        self.rows, self.names, self.inner = {}, {}, {}
        for line in text.splitlines():
            name, row = line.split("\t")
            self.rows[name] = json.loads(row)
        mains = {}
        for name in self.rows:
            module, _, own = name.partition(":")
            if squeeze(module.rpartition(".")[2]) == squeeze(own):
                mains[module] = own
        taken = {}
        for name in sorted(self.rows):
            module, _, own = name.partition(":")
            group = group_of(module)
            main = mains.get(module) or class_name(
                camel(module.rpartition(".")[2]))
            made = own if main == own else f"{main}_{own}"
            folders = module.split(".")[1:-1]
            while taken.setdefault((group, made), name) != name:
                made = class_name(camel(folders.pop())) + made
            self.names[name] = (group, made)
        for name, (group, made) in sorted(self.names.items()):
            module, _, own = name.partition(":")
            main = mains.get(module)
            if main and main != own:
                above = self.names[f"{module}:{main}"][1]
                inner = self.inner.setdefault((group, above), {})
                inner.setdefault(own, made)

    def ref(self, name, group):
        where, made = self.names[name]
        return made if where == group else f"{alias_of(where)}.{made}"

    def type(self, made, group):
        if isinstance(made, str):
            return self.ref(made, group) if ":" in made else PLAIN[made]
        kind, *parts = made
        if kind == "lit":
            return " | ".join(json.dumps(part) for part in parts) or "never"
        if kind == "union":
            return " | ".join(dict.fromkeys(
                self.type(part, group) for part in parts[1:])) or "unknown"
        inner = self.type(parts[0], group)
        if kind == "list":
            return f"Array<{inner}>"
        if kind == "dict":
            return f"{{ [key: string]: {inner} }}"
        return f"{inner} | null"

    def row(self, name, group):
        kind, *members = self.rows[name]
        made = self.names[name][1]
        if kind == "alias":
            return f"type {made} = {self.type(members[0], group)};\n"
        lines = [f"interface {made} {{"]
        for member, required, of, *wire in members:
            key = wire[0] if wire else member
            if not re.fullmatch(r"[A-Za-z_$][\w$]*", key):
                key = json.dumps(key)
            lines.append(f"  {key}{'' if required else '?'}: "
                         f"{self.type(of, group)};")
        return "\n".join([*lines, *ADDED.get(name, ()), "}"]) + "\n"


class Resources:
    """The classes of one group of resources."""

    def __init__(self, types, methods):
        self.types = types
        self.methods = {}
        for line in methods.splitlines():
            name, rows = line.split("\t")
            self.methods[resource_name(name)] = json.loads(rows)
        self.paths = classes(node_table(methods))

    def used(self, group):
        """Types that a group's methods name."""
        found = set()

        def look(made):
            if isinstance(made, list):
                for part in made[1:]:
                    look(part)
            elif isinstance(made, str) and ":" in made and made not in found:
                found.add(made)
                if group_of(made) == "root":
                    look(["", *self.types.rows[made][1:]])

        for path, rows in self.methods.items():
            if path.split(".")[0] == group:
                for row in rows:
                    look(["", row.get("args"), row.get("result"),
                          row.get("stream"), [param[3] for param in
                                              row["params"]]])
        return found

    def result(self, row, file):
        name = row["result"]
        if name == "none":
            return "void"
        if name == "binary":
            return "BinaryResponse"
        return self.types.type(name, file)

    def params(self, row, file):
        args = []
        places = {param[1] for param in row["params"]}
        paths = [param for param in row["params"] if param[1] == "path"]
        if paths:
            args.append(f"{re.sub('_', '', paths[0][0])}: string")
        rest = row["params"][1:] if paths else row["params"]
        if rest:
            must = any(param[2] for param in rest)
            made = self.types.ref(row["args"], file) if "args" in row else (
                "{ " + " ".join(f"{param[0]}: string;" for param in rest) +
                " }")
            args.append((must, made, places))
        return args

    def method(self, row, file):
        name, result = camel(row["name"]), self.result(row, file)
        if "page" in row:
            reply = f"PagePromise<{PAGES[row['page']]}<{result}>, {result}>"
        else:
            reply = f"APIPromise<{result}>"
        mark = "  /** @deprecated */\n" if "deprecated" in row else ""

        def line(extra, answer):
            parts = []
            for arg in self.params(row, file):
                if isinstance(arg, str):
                    parts.append(arg)
                    continue
                must, made, places = arg
                word = "body" if "body" in places else "params"
                parts.append(f"{word}{'' if must or extra else '?'}: "
                             f"{made}{extra}" +
                             ("" if must or extra else " | null"))
            parts.append("options?: RequestOptions")
            return f"{mark}  {name}({', '.join(parts)}): {answer};\n"

        if "stream" not in row:
            return line("", reply)
        events = f"Stream<{self.types.type(row['stream'], file)}>"
        return (line(" & { stream?: false | null }", reply) +
                line(" & { stream: true }", f"APIPromise<{events}>") +
                line("", f"APIPromise<{events} | {result}>"))

    def write(self, group, file):
        """The classes of a group, the lowest last."""
        known, lines = self.paths[group], []
        every = sorted({*self.methods, *known.values(), group})
        for path in every:
            if path.split(".")[0] != group:
                continue
            name = self.name(group, path)
            lines.append(f"export declare class {name} extends APIResource {{")
            for below in every:
                if below.rpartition(".")[0] == path:
                    last = below.rpartition(".")[2]
                    lines.append(f"  {last}: {self.name(group, below)};")
            for row in self.methods.get(path, ()):
                if camel(row["name"]) not in OWN.get(path, ()):
                    lines.append(self.method(row, file).rstrip("\n"))
            lines.append("}")
            if path in EXTRA:
                extra = "".join(class_name(part) for part in path.split("."))
                lines.append(f"export interface {name} extends "
                             f"Extras.{extra} {{}}")
        return "\n".join(lines) + "\n"

    def name(self, group, path):
        """A class's name in its file; the lower of two gets a longer one."""
        last = class_name(path.rpartition(".")[2])
        if self.paths[group].get(last) == path:
            return last
        return "".join(class_name(part) for part in path.split(".")[1:])

    def namespaces(self, group, types):
        """Responses.Response, Responses.InputItems, ..."""
        lines = []
        for path in sorted(self.paths[group].values()):
            inner = [f"{self.name(group, one)} as "
                     f"{class_name(one.rpartition('.')[2])}"
                     for one in self.paths[group].values()
                     if one.rpartition(".")[0] == path]
            names = types if path == group else []
            parts = [*(one for one in inner),
                     *(f"type {one}" for one in names)]
            if parts:
                lines.append(f"export declare namespace "
                             f"{self.name(group, path)} {{\n  export {{\n    " +
                             ",\n    ".join(parts) + ",\n  };\n}\n")
        return "".join(lines)


def snake(name):
    return re.sub("([A-Z]+)", lambda found: "_" + found.group().lower(), name)


def imports(text, file, groups):
    lines = [f'import type * as {alias_of(one)} from "./{kebab_file(one)}.js";'
             for one in sorted(groups)
             if one != file and f"{alias_of(one)}." in text]
    return "\n".join(lines) + ("\n" if lines else "")


def kebab_file(group):
    return group.replace("_", "-")


def write(folder, types, resources):
    files = {}
    for name in types.rows:
        files.setdefault(types.names[name][0], []).append(name)
    roots = {snake(group): group for group in resources.paths}
    for file in sorted({*files, *roots}):
        names = sorted(files.get(file, ()))
        body = "".join("export " + types.row(name, file) for name in names)
        mains = [types.names[name][1] for name in names]
        for (group, main), inner in sorted(types.inner.items()):
            if group == file:
                body += (f"export declare namespace {main} {{\n  export {{\n" +
                         "".join(f"    type {made} as {own},\n"
                                 for own, made in inner.items()) +
                         "  };\n}\n")
        if file in roots:
            body += group_text(types, resources, roots[file], file, mains)
        text = (HEAD + LIBRARY.format(up="../") +
                imports(body, file, {*files, *roots}) + "\n" + body)
        (folder / f"{kebab_file(file)}.d.ts").write_text(text)
    write_all(folder, resources, roots)


def group_text(types, resources, group, file, mains):
    """Classes, and in the group's namespace its types."""
    lifted, lines = [], []
    for name in sorted(resources.used(group)):
        where, made = types.names[name]
        if where == "root" and "_" not in made and made not in mains:
            lifted.append(made)
            lines.append(f"export type {made} = {alias_of('root')}.{made};\n")
    own = sorted({one for one in mains if "_" not in one} | set(lifted))
    return ("".join(lines) + resources.write(group, file) +
            resources.namespaces(group, own))


def write_all(folder, resources, roots):
    own = (ROOT / "node/types/chat.d.ts").read_text()
    seen = {"Chat", "Completions", *re.findall(
        r"^export (?:interface|type|declare namespace) (\w+)", own, re.M)}
    text = HEAD + ('export * from "../chat.js";\n'
                   'export { Chat, Completions } from "../client.js";\n')
    order = sorted(roots.items(), key=lambda row: row[0])
    for file, group in order:
        path = folder / f"{kebab_file(file)}.d.ts"
        names = re.findall(
            r"^export (?:declare class|interface|type) (\w+)",
            path.read_text(), re.M)
        fresh = [name for name in dict.fromkeys(names)
                 if name not in seen and "_" not in name]
        seen.update(fresh)
        text += ("export {\n" + "".join(f"  {name},\n" for name in fresh) +
                 f'}} from "./{kebab_file(file)}.js";\n')
    (folder / "all.d.ts").write_text(text)


def main():
    types = Types((ROOT / "surface/types.txt").read_text())
    resources = Resources(types, (ROOT / "surface/methods.txt").read_text())
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else
                          ROOT / "node") / "types/resources"
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, types, resources)


if __name__ == "__main__":
    main()
