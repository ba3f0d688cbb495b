# SPDX-License-Identifier: Apache-2.0
"""Classes of the surface, from the schemas of the OpenAPI document.

A schema has a class of its own when surface_names.txt says so; any other is
named after where it stands: `Choice` for the property `choices` of the class a
module is about, `ChoiceDelta` for `delta` of that.  A type is written as

    "str" "int" "float" "bool" "any" "none" "datetime" "file"
    "module:Name"           a class, or another name for a type
    ["list", T]  ["dict", T]  ["opt", T]  ["lit", "a", "b"]
    ["union", tag, T, ...]  tag: the member that tells which, or null

and a row of the table as

    ["model", [name, required, T, key]...]   a class of replies; key: the name
                                             in JSON where it is another
    ["param", [name, required, T, key]...]   a class of requests
    ["alias", T]
"""

import re

ACRONYMS = {"id": "ID", "url": "URL", "api": "API", "json": "JSON",
            "ip": "IP", "http": "HTTP", "chatkit": "ChatKit"}
KEYWORDS = {"from", "in", "not", "and", "or", "import", "class", "global"}


def words_of(text):
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text)
    return [word for word in re.split(r"[^A-Za-z0-9]+", text) if word]


def snake(text):
    return "_".join(word.lower() for word in words_of(text))


def camel(text):
    return "".join(
        ACRONYMS.get(word.lower()) or (
            word.capitalize() if word.isupper() else
            word[0].upper() + word[1:]) for word in words_of(text))


def singular(word):
    for end, instead in (("riteria", "riterion"), ("ies", "y"), ("sses", "ss"), ("xes", "x"),
                         ("ches", "ch"), ("shes", "sh"), ("us", "us"),
                         ("ss", "ss"), ("is", "is"), ("s", "")):
        if word.lower().endswith(end):
            return word[:len(word) - len(end)] + instead
    return word


class Types:
    def __init__(self, doc, names):
        self.doc = doc
        self.names = names
        self.rows = {}
        self.placed = {}  # where -> classes made of it
        self.open = {}

    # --- finding one's way in the document

    def at(self, loc):
        node = self.doc
        for key in loc.split("/"):
            key = key.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if isinstance(node, list) else node[key]
        return node

    def follow(self, loc):
        """Where `loc` leads to, and the schemas on the way."""
        node = self.at(loc)
        by = []
        while "$ref" in node or self._wraps(node):
            if "$ref" in node:
                loc = node["$ref"][2:]
                by.append(loc.rpartition("/")[2])
            else:
                loc += "/" + self._wraps(node)
            node = self.at(loc)
        return loc, node, by

    @staticmethod
    def _wraps(node):
        """The one schema that `node` is another name for."""
        for word in ("allOf", "anyOf", "oneOf"):
            parts = [i for i, part in enumerate(node.get(word, ()))
                     if set(part) - {"nullable", "description"}]
            if len(parts) == 1 and "properties" not in node:
                return f"{word}/{parts[0]}"
        return None

    def members(self, loc, own=False):
        """{name: [where, required]} of an object, in order; if `own`, without
        those of the first of `allOf`."""
        found, needed = {}, set()
        if own:
            for i in range(1, len(self.at(loc)["allOf"])):
                self.collect(f"{loc}/allOf/{i}", found, needed)
        else:
            self.collect(loc, found, needed)
        for name in needed & set(found):
            found[name][1] = True
        return found

    def collect(self, loc, found, needed):
        loc, node, _ = self.follow(loc)
        for i in range(len(node.get("allOf", ()))):
            self.collect(f"{loc}/allOf/{i}", found, needed)
        for name, inner in node.get("properties", {}).items():
            key = name.replace("~", "~0").replace("/", "~1")
            if inner.get("x-stainless-skip") is not True:
                found[name] = [f"{loc}/properties/{key}", False]
        needed.update(node.get("required", ()))

    def kind(self, node):
        if "oneOf" in node or "anyOf" in node:
            if "properties" not in node:
                return "union"
        if "enum" in node or "const" in node:
            return "enum"
        if "properties" in node or "allOf" in node:
            return "object"
        kinds = node.get("type")
        if isinstance(kinds, list):
            kinds = [kind for kind in kinds if kind != "null"]
            kinds = kinds[0] if kinds else "null"
        return kinds or "any"

    # --- types

    def type(self, loc, mode, module, prefix):
        """The type of a schema that stands in `module` and whose class, if it
        needs one, is `prefix`."""
        start, begin = self.at(loc), loc
        loc, node, by = self.follow(loc)
        for schema in (begin.removeprefix("components/schemas/"), *by,
                       loc.removeprefix("components/schemas/")):
            name = self.names.model(schema, mode, module)
            if name:
                return self.nullable(start, self.named(name, loc, mode))
        made = self.bare(loc, node, mode, module, prefix)
        return self.nullable(start, self.nullable(node, made))

    @staticmethod
    def nullable(node, made):
        kinds = node.get("type")
        nullable = node.get("nullable") or (
            isinstance(kinds, list) and "null" in kinds) or any(
            part.get("nullable") for part in node.get("allOf", ()))
        if nullable and not (isinstance(made, list) and made[0] == "opt"):
            return ["opt", made]
        return made

    def named(self, name, loc, mode):
        if name in self.names.rows:
            self.rows[name] = self.names.rows[name]
        elif name not in self.rows:
            self.rows[name] = None
            module, _, cls = name.partition(":")
            node = self.at(loc)
            if self.kind(node) == "object" and (
                    node.get("properties") or "allOf" in node):
                self.make(name, loc, mode, "")
            else:
                self.rows[name] = ["alias", self.bare(
                    loc, node, mode, module, "", cls)]
        self.placed.setdefault(loc, set()).add(name)
        return name

    def bare(self, loc, node, mode, module, prefix, alias=""):
        kind = self.kind(node)
        if kind == "union":
            return self.union(loc, node, mode, module, prefix, alias)
        if kind == "enum":
            values = node.get("enum") or [node["const"]]
            return ["lit", *[value for value in values if value is not None]]
        if kind == "object" and (node.get("properties") or "allOf" in node):
            name = self.names.renamed(f"{module}:{prefix or alias}")
            self.placed.setdefault(loc, set()).add(name)
            if name not in self.rows:
                self.rows[name] = None
                self.make(name, loc, mode, name.partition(":")[2])
            return name
        if kind == "array":
            items = f"{loc}/items"
            if "items" not in node:
                return ["list", "any"]
            return ["list", self.type(items, mode, module, singular(prefix))]
        return self.simple(loc, node, kind, mode, module, prefix)

    def simple(self, loc, node, kind, mode, module, prefix):
        if kind == "object":
            inside = node.get("additionalProperties")
            if isinstance(inside, dict) and inside:
                return ["dict", self.type(f"{loc}/additionalProperties", mode,
                                          module, prefix)]
            return "any" if inside is None or inside is False else (
                ["dict", "any"])
        if kind == "string":
            form = node.get("format")
            if form in ("binary", "date-time"):
                return {"binary": "file", "date-time": "datetime"}[form]
            return "str"
        return {"integer": "int", "number": "float", "boolean": "bool",
                "null": "none"}.get(kind, "any")

    def union(self, loc, node, mode, module, prefix, alias=""):
        word = "oneOf" if "oneOf" in node else "anyOf"
        parts, optional = [], False
        tag = (node.get("discriminator") or {}).get("propertyName")
        many = len(node[word]) - sum(
            self.kind(self.follow(f"{loc}/{word}/{i}")[1]) == "null"
            for i in range(len(node[word])))
        for i in range(len(node[word])):
            where = f"{loc}/{word}/{i}"
            nested = self.kind(self.follow(where)[1]) == "union"
            inner = prefix if many == 1 or nested else (
                prefix + self.variant(where, tag))
            made = self.type(where, mode, module, inner)
            if made == "none":
                optional = True
                continue
            if isinstance(made, list) and made[0] == "opt":
                optional, made = True, made[1]
            if made not in parts:
                parts.append(made)
        if "float" in parts and "int" in parts:
            parts.remove("int")
        if not parts:
            return "none"
        made = parts[0] if len(parts) == 1 else ["union", tag, *parts]
        return ["opt", made] if optional else made

    def variant(self, loc, tag):
        """What tells one of a union from the others, in its name."""
        loc, node, by = self.follow(loc)
        if self.kind(node) == "array":
            return "Array"
        members = self.members(loc) if tag else {}
        if tag in members:
            _, inner, _ = self.follow(members[tag][0])
            values = inner.get("enum") or [inner.get("const")]
            if len(values) == 1 and isinstance(values[0], str):
                return camel(values[0])
        if "title" in node:
            return camel(node["title"])
        return camel(by[-1]) if by else ""

    def root(self, loc, module):
        """The type of a method's reply, whose module is named after it."""
        begin = loc.removeprefix("components/schemas/")
        loc, node, by = self.follow(loc)
        for schema in (begin, *by):
            name = self.names.model(schema, "out", module)
            if name:
                return self.named(name, loc, "out")
        if self.kind(node) in ("object", "union"):
            cls = camel(module.rpartition(".")[2])
            name = self.names.renamed(f"{module}:{cls}")
            if name in self.rows or self.members(loc) or (
                    self.kind(node) == "union"):
                return self.named(name, loc, "out")
        return self.type(loc, "out", module, "")

    # --- classes

    def make(self, name, loc, mode, prefix):
        module = name.partition(":")[0]
        self.placed.setdefault(loc, set()).add(name)
        base = self.base(loc, mode, module)
        rows = self.fields(self.members(loc, bool(base)), mode, name, prefix)
        made = {row[0]: row for row in rows}
        given = {row[0] for row in base}
        self.rows[name] = [
            "model" if mode == "out" else "param",
            *(made.get(row[0], row) for row in base),
            *(row for row in rows if row[0] not in given)]

    def base(self, loc, mode, module):
        """Fields of the class that this one extends: the first of `allOf`."""
        node = self.at(loc)
        if "$ref" not in (node.get("allOf") or [{}])[0]:
            return []
        for schema in self.follow(f"{loc}/allOf/0")[2]:
            if self.names.model(schema, mode, module):
                name = self.type(f"{loc}/allOf/0", mode, module, "")
                return self.rows[name][1:]
        return []

    def fields(self, members, mode, cls, prefix):
        rows, module = [], cls.partition(":")[0]
        for key, (where, required) in members.items():
            name = self.names.field(cls, key) or self.field_name(key, mode)
            made = self.type(where, mode, module, prefix + camel(key))
            rows.append([name, int(required), made, key])
        rows.sort(key=lambda row: (
            not row[1], row[3] not in ("id", "token"),
            "`".join(map(snake, row[3].split(".")))))  # "_" "." "a"
        for row in rows:
            if row[0] == row[3]:
                row.pop()
        return rows

    @staticmethod
    def field_name(key, mode):
        name = snake(key)
        if mode == "out" and name == "schema":
            return "schema_"
        if mode == "out" and name.startswith("model_"):
            return f"api_{name}"
        return name + "_" if name in KEYWORDS else name
