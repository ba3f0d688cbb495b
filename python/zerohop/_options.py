# SPDX-License-Identifier: Apache-2.0
"""A client's arguments -> the options of the core's router."""

import os
import sys

from . import _native
from ._exceptions import OpenAIError
from ._types import NOT_GIVEN

USER_AGENT = "zerohop/Python " + _native.version

# Arguments of the official constructor that mean something this package does
# not do: passing one must not be silently ignored.
UNBUILT = ("workload_identity", "provider", "data_residency",
           "websocket_base_url")


class Given(dict):
    """A constructor's arguments; its repr shows none of them."""

    __repr__ = object.__repr__


def discreet(function):
    """What it raises leaves without the frames inside it: whoever prints a
    traceback with its locals would print keys."""
    def run(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception as error:
            args = kwargs = None
            _forget_frames(error)
            raise

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        setattr(run, name, getattr(function, name))
    run.__wrapped__ = function
    return run


def _forget_frames(error):
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def refuse_unbuilt(given):
    for name in UNBUILT:
        value = given.get(name)
        if value is not None and not _native.absent(value):
            raise NotImplementedError(
                f"zerohop.OpenAI does not have `{name}`; see the README for "
                "what it has")


def check_retries(value):
    if value is None:
        raise TypeError(
            "max_retries cannot be None. Use 0 to disable retries or a large "
            "integer for a larger retry budget.")
    if not isinstance(value, int):
        raise TypeError("max_retries must be a non-negative integer")
    if value < 0:
        raise ValueError("max_retries must be a non-negative integer")
    return value


def custom_headers_from_environment():
    found = {}
    for line in os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip()] = value.strip()
    return found


def _text(value, what):
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if not isinstance(value, str):
        raise TypeError(f"{what} must be str or bytes, not {type(value)}")
    return value


def header_options(headers):
    """{name: value or None}; None removes a header."""
    return {_text(name, "Header name"):
            None if _native.absent(value) else _text(value, "Header value")
            for name, value in headers.items()}


def config_of(source):
    """A router's configuration as the core takes it: a dict, or the path of a
    file that it reads."""
    if source is None or hasattr(source, "keys"):
        return source
    return os.fsdecode(source)


def _with_picker(core, functions, limit):
    if functions and core.picker is None:  # else its parent's
        from ._strategy import Picker
        core.pick(Picker(functions, limit))


def _callables_of(options):
    """Options without callables in their config, and these."""
    config = options.get("config")
    if not hasattr(config, "keys"):
        return options, {}
    from ._strategy import callables_of
    config, functions = callables_of(config)
    return {**options, "config": config}, functions


@discreet
def make_router(options, parent=None, strategy=None, limit=0.5):
    """The core's router; what its configuration has wrong is told all at once,
    what it says in vain is warned of once."""
    options, functions = _callables_of(options)
    functions.update(strategy or {})
    try:
        core = (_native.Router(options) if parent is None
                else _native.Router(options, parent))
    except OpenAIError as error:
        _tell_all(error, options)
        raise
    _with_picker(core, functions, limit)
    if parent is None:
        _warn(core)
    return core


@discreet
def reload_router(core, options, strategy=None):
    options, functions = _callables_of(options)
    functions.update(strategy or {})
    if functions and core.picker is None:
        raise TypeError("a router that was made without a strategy callback "
                        "cannot be given one by reload()")
    try:
        core.reload(options)
    except OpenAIError as error:
        _tell_all(error, options)
        raise
    if core.picker is not None:
        core.picker.take(functions)
    _warn(core)


def _tell_all(error, options):
    import json
    told = json.loads(_native.Router.check(options))
    error.faults = told["faults"]
    if len(told["faults"]) > 1:
        error.args = (told["message"],)


def _warn(core):
    said = core.warnings()
    if not said.endswith('"message":null}'):
        import json
        import warnings
        warnings.warn(json.loads(said)["message"], stacklevel=6)


def base_url_text(url):
    if url is None or _native.absent(url):
        return None
    if isinstance(url, str):
        return url
    if hasattr(url, "raw_path") or type(url).__name__ == "URL":
        return str(url)
    raise TypeError("Invalid type for url.  Expected str or URL, got "
                    f"{type(url)}: {url!r}")


def given(**options):
    """Without what was not given."""
    return {name: value for name, value in options.items()
            if value is not None and value is not NOT_GIVEN}


if "posix" in sys.builtin_module_names:
    os.register_at_fork(after_in_child=_native.after_fork)
