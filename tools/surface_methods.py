# SPDX-License-Identifier: Apache-2.0
"""Methods of the surface, from the operations of the OpenAPI document.

The resource and the method's name follow from the path: `POST /files` is
files.create, `GET /files/{file_id}` files.retrieve, ...  What does not follow
is in surface_names.txt."""

import re

from surface_types import camel, singular

ACTIONS = set(
    "accept activate archive cancel compact complete content deactivate "
    "hangup pause refer reject remix resume search submit_tool_outputs "
    "unarchive".split())
BETA = {"assistants", "chatkit", "threads"}
ITEM = {"GET": "retrieve", "POST": "update", "DELETE": "delete"}
WHOLE = {"GET": "list", "POST": "create", "DELETE": "delete"}
FIRST_TYPE = ("multipart/form-data", "application/json")


def derived_name(verb, path):
    plain, _, query = path.partition("?")
    steps = plain.strip("/").split("/")
    words = [step for step in steps if step[0] != "{"]
    if words[0] in BETA or query == "beta=true":
        words.insert(0, "beta")
    if words[0] == "organization":
        words.insert(0, "admin")
    elif words[0] == "projects":
        words[:0] = ["admin", "organization"]
    if steps[-1][0] == "{":
        name = ITEM[verb]
    elif steps[-1] in ACTIONS and len(words) > 1:
        name = words.pop()
    else:
        name = WHOLE[verb]
    return ".".join(words), name


def type_root(resource):
    """Where classes of a resource's own methods live, and what their names
    begin with: ("chat", "completion") for chat.completions."""
    folder, _, last = resource.rpartition(".")
    return ("responses" if resource == "responses" else folder), singular(last)


class Methods:
    def __init__(self, doc, names, types):
        self.doc = doc
        self.names = names
        self.types = types
        self.resources = {}

    def build(self):
        for path, node in self.doc["paths"].items():
            for verb in ("get", "post", "delete"):
                if verb in node:
                    self.operation(verb, path)
        return self.resources

    def operation(self, verb, path):
        key = f"{verb.upper()} {path}"
        if key in self.names.left_out:
            return
        for resource, name in self.names.methods.get(
                key, [derived_name(verb.upper(), path)]):
            base = f"paths/{path.replace('/', '~1')}/{verb}"
            row = {"name": name, "verb": verb.upper(), "path": path}
            row.update(self.method(resource, name, base, path))
            row.update(self.names.extras(resource, name))
            self.resources.setdefault(resource, []).append(row)

    def method(self, resource, name, base, path):
        operation = self.types.at(base)
        folder, stem = type_root(resource)
        module = f"{folder}.{stem}_{name}" if folder else f"{stem}_{name}"
        params, form = self.params(base, operation, path, f"{module}_params")
        row = {"params": params}
        if any(param[1] in ("query", "body", "header") for param in params):
            row["args"] = self.params_class(f"{module}_params", params)
        if form:
            row["form"] = form
        files = [self.file_path(param) for param in params
                 if "file" in self.flat(param[3])]
        if files:
            row["files"] = [one for many in files for one in many]
        row.update(self.reply(resource, name, base, operation, module))
        if operation.get("deprecated"):
            row["deprecated"] = 1
        return row

    def params_class(self, module, params):
        name = f"{module}:{camel(module.rpartition('.')[2])}"
        self.types.rows[name] = ["param"] + [
            [param[0], param[2], param[3], *param[4:]]
            for param in params if param[1] != "path" or
            param is not self.last_path(params)]
        return name

    @staticmethod
    def last_path(params):
        return next((param for param in params if param[1] == "path"), None)

    # --- what goes in

    def params(self, base, operation, path, module):
        """[name, where, required, type, wire name], as a signature has them:
        the last of the path's first, what must be given before what may."""
        path_names = re.findall(r"{(\w+)}", path)
        found = {"path": [], "query": [], "body": [], "header": []}
        kinds = {}
        for i in range(len(operation.get("parameters", ()))):
            loc, node, _ = self.types.follow(f"{base}/parameters/{i}")
            made = self.types.type(f"{loc}/schema", "in", module,
                                   camel(node["name"]))
            if node["in"] == "path":
                kinds[node["name"]] = made
                continue
            plain = node["name"].removesuffix("[]")
            if node["in"] == "header":
                plain = node["schema"].get("x-stainless-param", plain)
                plain = node.get("x-stainless-param", plain)
            row = [plain, node["in"], int(node.get("required", False)), made]
            if plain != node["name"] and node["in"] == "header":
                row.append(node["name"])
            found[node["in"]].append(row)
        found["path"] = [[name, "path", 1, kinds.get(name, "str")]
                         for name in path_names[-1:] + path_names[:-1]]
        form = self.body(base, operation, module, found["body"])
        for rows in found.values():
            rows.sort(key=lambda row: row[0] if row[1] != "path" else "")
        given = found["query"] + found["body"]
        return (found["path"] + [row for row in given if row[2]] +
                [row for row in given if not row[2]] + found["header"]), form

    def body(self, base, operation, module, rows):
        if "requestBody" not in operation:
            return None
        loc, node, _ = self.types.follow(f"{base}/requestBody")
        kind = next(kind for kind in (*FIRST_TYPE, *node["content"])
                    if kind in node["content"])
        if "application/json" in node["content"]:
            if not self.has_file(f"{loc}/content", node["content"]):
                kind = "application/json"
        kind_key = kind.replace("/", "~1")
        members = self.body_members(f"{loc}/content/{kind_key}/schema")
        for key, (where, required) in members.items():
            name = key.removesuffix("[]")
            made = self.types.type(where, "in", module, camel(name))
            rows.append([name, "body", int(required), made])
        return "multipart" if kind == "multipart/form-data" else "json"

    def has_file(self, loc, content):
        if "multipart/form-data" not in content:
            return False
        members = self.body_members(f"{loc}/multipart~1form-data/schema")
        return any("file" in self.flat(self.types.type(
            where, "in", "x:", "X")) for where, _ in members.values())

    def body_members(self, loc):
        """Of a union's variants, the members of all."""
        loc, node, _ = self.types.follow(loc)
        word = next((word for word in ("oneOf", "anyOf") if word in node), None)
        found = self.types.members(loc)
        for i in range(len(node.get(word, ()))):
            for name, (where, _) in self.body_members(
                    f"{loc}/{word}/{i}").items():
                found.setdefault(name, [where, False])
        return found

    def flat(self, made):
        if isinstance(made, list):
            return {one for part in made[1:] if part is not None
                    for one in self.flat(part)}
        if isinstance(made, str) and ":" in made:
            row = self.types.rows.get(made)
            return self.flat(row[1]) if row and row[0] == "alias" else {made}
        return {made} if isinstance(made, str) else set()

    @staticmethod
    def file_path(param):
        """`image` for one file, `image[]` for a list of them."""
        paths, parts = [], [param[3]]
        if isinstance(param[3], list) and param[3][0] == "union":
            parts = param[3][2:]
        for part in parts:
            if part in ("file", ["opt", "file"]):
                paths.append(param[0])
            elif isinstance(part, list) and part[:1] == ["list"]:
                paths.append(param[0] + "[]")
        return paths

    # --- what comes out

    def reply(self, resource, name, base, operation, module):
        status = next((status for status in ("200", "201")
                       if status in operation["responses"]), None)
        content = self.types.at(f"{base}/responses/{status}").get(
            "content", {}) if status else {}
        row = {}
        if not content:
            return {"result": "none", "accept": "*/*"}
        if "text/event-stream" in content and "application/json" in content:
            row["stream"] = self.reply_type(
                base, status, "text/event-stream", f"{module}_stream")
        if "application/json" not in content or any(
                kind.split("/")[0] in ("video", "audio") or kind in (
                    "application/zip", "application/octet-stream")
                for kind in content):
            return {"result": "binary", "accept": "application/binary"}
        response = f"{module}_response"
        page = self.page(base, status, self.names.page(resource, name))
        if page:
            row["page"], items = page
            row["result"] = self.item(base, status, items, response)
        else:
            row["result"] = self.types.root(
                f"{base}/responses/{status}/content/application~1json/schema",
                response)
        return row

    def item(self, base, status, items, response):
        """What a page has many of; the page itself may be a model."""
        loc = f"{base}/responses/{status}/content/application~1json/schema"
        for schema in self.types.follow(loc)[2]:
            page = self.names.model(schema, "out", response)
            if page:
                return self.types.type(items, "out", page.partition(":")[0],
                                       "Data")
        return self.types.root(items, response)

    def reply_type(self, base, status, kind, module):
        loc = f"{base}/responses/{status}/content/{kind.replace('/', '~1')}"
        return self.types.type(f"{loc}/schema", "out", module,
                               camel(module.rpartition(".")[2]))

    def page(self, base, status, known):
        """The kind of page a reply is, and where its items' schema is."""
        loc = f"{base}/responses/{status}/content/application~1json/schema"
        members = self.types.members(loc)
        if known == "none" or "data" not in members or not (
                known or base.endswith("/get")):
            return None
        where, node, _ = self.types.follow(members["data"][0])
        if self.types.kind(node) != "array":
            return None
        if known:
            return known, f"{where}/items"
        kind = "page"
        if "next" in members:
            kind = "next"
        elif "has_more" in members:
            kind = "cursor"
        return kind, f"{where}/items"
