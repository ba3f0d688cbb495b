# SPDX-License-Identifier: Apache-2.0
"""JSON Schemas of pydantic models, as strict output takes them: every object
closed, every member required."""


def is_basemodel_type(kind):
    import pydantic
    return isinstance(kind, type) and issubclass(kind, pydantic.BaseModel)


def is_dataclass_like_type(kind):
    """Was it made with pydantic's dataclass?"""
    return hasattr(kind, "__pydantic_config__")


def to_strict_json_schema(model):
    import pydantic
    if is_basemodel_type(model):
        schema = model.model_json_schema()
    elif isinstance(model, pydantic.TypeAdapter):
        schema = model.json_schema()
    else:
        raise TypeError("Non BaseModel types are only supported with Pydantic "
                        f"v2 - {model}")
    return _ensure_strict_json_schema(schema, path=(), root=schema)


def _ensure_strict_json_schema(json_schema, *, path, root):
    """Changes a schema in place."""
    if not isinstance(json_schema, dict):
        raise TypeError(
            f"Expected {json_schema} to be a dictionary; path={path}")

    def strict(schema, *steps):
        return _ensure_strict_json_schema(schema, path=(*path, *steps),
                                          root=root)

    for table in ("$defs", "definitions"):
        if isinstance(json_schema.get(table), dict):
            for name, schema in json_schema[table].items():
                strict(schema, table, name)
    if json_schema.get("type") == "object":
        json_schema.setdefault("additionalProperties", False)
    properties = json_schema.get("properties")
    if isinstance(properties, dict):
        json_schema["required"] = list(properties)
        json_schema["properties"] = {
            name: strict(schema, "properties", name)
            for name, schema in properties.items()}
    if isinstance(json_schema.get("items"), dict):
        json_schema["items"] = strict(json_schema["items"], "items")
    if isinstance(json_schema.get("anyOf"), list):
        json_schema["anyOf"] = [
            strict(schema, "anyOf", str(i))
            for i, schema in enumerate(json_schema["anyOf"])]
    _ensure_all_of(json_schema, strict)
    if json_schema.get("default", path) is None:
        del json_schema["default"]  # says no more than that it may be null
    ref = json_schema.get("$ref")
    if ref and len(json_schema) > 1:  # a reference stands alone: put it in
        resolved = resolve_ref(root=root, ref=ref)
        if not isinstance(resolved, dict):
            raise ValueError(f"Expected `$ref: {ref}` to resolved to a "
                             f"dictionary but got {resolved}")
        json_schema.update({**resolved, **json_schema})
        del json_schema["$ref"]
        return strict(json_schema)
    return json_schema


def _ensure_all_of(json_schema, strict):
    parts = json_schema.get("allOf")
    if not isinstance(parts, list):
        return
    if len(parts) == 1:
        json_schema.update(strict(parts[0], "allOf", "0"))
        del json_schema["allOf"]
    else:
        json_schema["allOf"] = [strict(schema, "allOf", str(i))
                                for i, schema in enumerate(parts)]


def resolve_ref(*, root, ref):
    if not ref.startswith("#/"):
        raise ValueError(
            f"Unexpected $ref format {ref!r}; Does not start with #/")
    found = root
    for step in ref[2:].split("/"):
        found = found[step]
    return found
