# SPDX-License-Identifier: Apache-2.0
"""Resources of a client, made from the table of methods on first use: real
classes with real functions, so that signatures can be read and attributes be
patched."""

import functools

from . import _surface
from ._resource import AsyncAPIResource, SyncAPIResource

# Resources with no methods of the table that are not the parents of others.
FURTHER = ("webhooks", "beta.chat")
NAMES = {"chatkit": "ChatKit", "api_keys": "APIKeys",
         "admin_api_keys": "AdminAPIKeys"}
OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")


@functools.cache
def tree():
    """{resource: [part, ...]}; "" is the client."""
    found = {"": []}
    for resource in sorted([*_surface.resources(), *FURTHER]):
        path = ""
        for part in resource.split("."):
            parts = found.setdefault(path, [])
            if part not in parts:
                parts.append(part)
            path = f"{path}.{part}".lstrip(".")
            found.setdefault(path, [])
    return found


def class_name(resource):
    last = resource.rpartition(".")[2]
    return NAMES.get(last) or "".join(
        word.capitalize() for word in last.split("_"))


class Part:
    """Attribute of a client or resource: a further resource, made when it is
    looked at, then remembered."""

    def __init__(self, resource):
        self._resource = resource
        self._name = resource.rpartition(".")[2]

    def __get__(self, owner, cls=None):
        if owner is None:
            return self
        is_part = isinstance(owner, (SyncAPIResource, AsyncAPIResource))
        cls = resource_class(self._resource, owner._is_async)
        made = owner.__dict__[self._name] = cls(
            owner._client if is_part else owner)
        return made


class Later:
    """Attribute of a class that is written by hand: a method of the table,
    made when it is looked at."""

    def __init__(self, resource, is_async):
        self._resource, self._is_async = resource, is_async

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, owner, cls=None):
        row = next(row for row in _surface.methods(self._resource)
                   if row["name"] == self._name)
        made = function(self._resource, row, self._is_async, cls.__name__)
        setattr(cls, self._name, made)
        return made.__get__(owner, cls) if owner is not None else made


def add_parts(cls, resource, parts):
    for part in parts:
        if not hasattr(cls, part):
            setattr(cls, part, Part(f"{resource}.{part}".lstrip(".")))
    return cls


@functools.cache
def resource_class(resource, is_async):
    """The class of a resource: of its own module if there is a file."""
    name = ("Async" if is_async else "") + class_name(resource)
    if resource in ("chat", "chat.completions", "beta.chat"):
        return _written(resource, name)
    from . import _further
    base = AsyncAPIResource if is_async else SyncAPIResource
    bases = _further.bases(resource, is_async)
    last = resource.rpartition(".")[2]
    module = f"zerohop.resources.{resource}" + (
        f".{last}" if tree()[resource] else "")
    space = {"__module__": module, "__doc__": f"client.{resource}"}
    for row in (_surface.methods(resource)
                if resource in _surface.resources() else ()):
        if not any(row["name"] in vars(one) for one in bases):
            space[row["name"]] = function(resource, row, is_async, name)
    return add_parts(type(name, (*bases, base), space), resource,
                     tree()[resource])


def _written(resource, name):
    from importlib import import_module
    last = resource.rpartition(".")[2]
    return getattr(import_module(f"zerohop.resources.chat.{last}"), name)


# --- functions ----------------------------------------------------------------

def parameters(row):
    """(positional, [(name, is required)]) of a method."""
    params = row["params"]
    first = params[0][0] if "{" in row["path"] else None
    rest = [(param[0], bool(param[2])) for param in params[bool(first):]]
    return first, rest


def source(row, is_async, options=OPTIONS):
    """A function's text: its arguments, and the call of `send` with them."""
    first, rest = parameters(row)
    heads = ["self"] + ([first] if first else []) + ["*"]
    heads += [name if needed else f"{name}=omit" for name, needed in rest]
    heads += [f"{name}=not_given" if name == "timeout" else f"{name}=None"
              for name in options]
    names = ([first] if first else []) + [name for name, _ in rest]
    values = "".join(f"{name}, " for name in names)
    # A page is not awaited: what comes back is awaitable and iterable.
    word = "async " if is_async and "page" not in row else ""
    wait = "await " if word else ""
    return (f"{word}def {row['name']}({', '.join(heads)}):\n"
            f"    return {wait}send(self._client, ({values}), "
            f"extra_headers, extra_query, extra_body, timeout)\n")


def documented(resource, row):
    first, rest = parameters(row)
    lines = [f"{row['verb']} {row['path'].partition('?')[0]}."]
    result = row["result"]
    if result == "binary":
        lines.append("The reply's body, as it comes.")
    elif result != "none":
        kind = _surface.text_of(result)
        lines.append(f"Pages of {kind}." if "page" in row else
                     f"Returns {kind}.")
    if row.get("stream"):
        lines.append("With stream=True: a stream of "
                     f"{_surface.text_of(row['stream'])}.")
    if rest:
        lines.append("")
        lines += [f"    {param[0]}: {_surface.text_of(param[3])}"
                  for param in row["params"][bool(first):]]
    return "\n".join(lines)


def compiled(resource, row, is_async, owner, send, doc):
    """A function of a row's arguments that hands them to `send`."""
    from ._types import not_given, omit
    space = {"send": send, "omit": omit, "not_given": not_given,
             "__name__": f"zerohop.resources.{resource}"}
    exec(compile(source(row, is_async), f"<zerohop {resource}>", "exec"),
         space)
    found = space[row["name"]]
    found.__qualname__ = f"{owner}.{row['name']}"
    found.__doc__ = doc
    return found


def function(resource, row, is_async, owner):
    from . import _request
    made = _request.AsyncMethod(resource, row) if is_async else (
        _request.Method(resource, row))
    found = compiled(
        resource, row, is_async, owner,
        made.page if is_async and "page" in row else made.send,
        documented(resource, row))
    if made.variants:
        found = required_args(found, made.variants, is_async)
    if row.get("deprecated"):
        found = deprecated(found, resource, row, is_async)
    return found


def required_args(function, variants, is_async):
    """The official text when one of what must be given is missing."""
    def check(kwargs):
        if not any(all(name in kwargs for name in names)
                   for names in variants):
            raise TypeError(missing_text(variants, kwargs))
    return guarded(function, check, is_async)


def missing_text(variants, kwargs):
    if len(variants) > 1:
        groups = [_joined([repr(name) for name in names], "and")
                  for names in variants]
        return ("Missing required arguments; Expected either "
                f"{_joined([f'({group})' for group in groups])} arguments to "
                "be given")
    missing = [name for name in variants[0] if name not in kwargs]
    word = "arguments" if len(missing) > 1 else "argument"
    return (f"Missing required {word}: "
            f"{_joined([repr(name) for name in missing])}")


def _joined(words, last="or"):
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return f"{words[0]} {last} {words[1]}"
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def guarded(function, check, is_async):
    """`function` after `check` of its arguments; looks like `function`."""
    if is_async:
        async def run(self, *args, **kwargs):
            check(kwargs)
            return await function(self, *args, **kwargs)
    else:
        def run(self, *args, **kwargs):
            check(kwargs)
            return function(self, *args, **kwargs)
    return functools.wraps(function)(run)


def deprecated(function, resource, row, is_async):
    import warnings
    text = row["deprecated"]
    text = f"client.{resource}.{row['name']}: " + (
        "deprecated" if text == 1 else f"deprecated: {text}")

    def check(kwargs):
        warnings.warn(text, DeprecationWarning, stacklevel=3)
    made = guarded(function, check, is_async and "page" not in row)
    made.__deprecated__ = text
    return made


