# SPDX-License-Identifier: Apache-2.0
"""The httpx or httpx2 client that a user passed: may the native path be taken
in its place?  And clients with the official client's defaults."""

import os
import sys

CONNECTIONS, KEPT = 1000, 100
_QUIET = {"accept", "accept-encoding", "connection", "user-agent"}
_METHODS = ("send", "request", "stream", "build_request", "_send_single_request",
            "_transport_for_url")


def modules():
    """httpx2 and httpx, as far as they are loaded."""
    return [sys.modules[name] for name in ("httpx2", "httpx")
            if hasattr(sys.modules.get(name), "Client")]


def home_of(client, is_async):
    """The module whose client this is; TypeError when it is none."""
    for module in modules():
        if isinstance(client,
                      module.AsyncClient if is_async else module.Client):
            return module
    kind = "AsyncClient" if is_async else "Client"
    raise TypeError(
        "Invalid `http_client` argument; Expected an instance of "
        f"`httpx.{kind}` or `httpx2.{kind}` but got {type(client)}")


def forced():
    return os.environ.get("ZEROHOP_TRANSPORT") == "httpx"


def is_plain(client, base_url, is_async):
    """Would a native call do what this client does?  Only where it has
    nothing of its own that a call would not have: hooks, authentication,
    cookies, headers, proxies, another transport, other trust."""
    module = home_of(client, is_async)
    transport = getattr(client, "_transport", None)
    plain = module.AsyncHTTPTransport if is_async else module.HTTPTransport
    if forced() or type(transport) is not plain:
        return False
    base = module.AsyncClient if is_async else module.Client
    if any(getattr(type(client), name, None) is not getattr(base, name, None)
           or name in vars(client) for name in _METHODS):
        return False
    handle = "handle_async_request" if is_async else "handle_request"
    if not _is_own(plain, handle, module) or handle in vars(transport):
        return False  # a test replaced it
    return (_only_cap(client.event_hooks) and client.auth is None and
            not client.cookies and not client.params and
            not set(client.headers) - _QUIET and
            not getattr(client, "_mounts", None) and
            _is_plain_pool(transport, base_url))


def _is_cap(hook):
    """pydantic-ai's: all it does is to keep a timeout of one number from
    lengthening the time to connect."""
    cls = type(hook)
    return (cls.__name__ == "ConnectPoolTimeoutCap" and
            cls.__module__ == "pydantic_ai._http" and
            isinstance(getattr(hook, "_connect", None), (int, float)))


def _only_cap(hooks):
    return all(_is_cap(hook) and event == "request"
               for event, found in hooks.items() for hook in found)


def connect_cap(client):
    """Seconds, None where there is none; of a plain client."""
    caps = [hook._connect for hook in client.event_hooks["request"]]
    return min(caps, default=None)


def _is_own(cls, name, module):
    code = getattr(getattr(cls, name, None), "__code__", None)
    home = os.path.dirname(module.__file__)
    return code is not None and code.co_filename.startswith(home)


def _is_plain_pool(transport, base_url):
    pool = getattr(transport, "_pool", None)
    if type(pool).__name__ not in ("ConnectionPool", "AsyncConnectionPool"):
        return False
    core = sys.modules[type(pool).__module__.partition(".")[0]]
    handle = ("handle_async_request" if "Async" in type(pool).__name__
              else "handle_request")
    if not _is_own(type(pool), handle, core):
        return False
    if any(getattr(pool, name, None) for name in
           ("_proxy", "_retries", "_local_address", "_uds")):
        return False
    return not base_url.startswith("https:") or _trusts_the_usual(
        getattr(pool, "_ssl_context", None))


def _trusts_the_usual(context):
    """No other authorities than the machine's or certifi's, and checked."""
    import ssl
    if context is None or type(context).__module__.startswith("truststore"):
        return True
    if not isinstance(context, ssl.SSLContext) or not context.check_hostname:
        return False
    if context.verify_mode != ssl.CERT_REQUIRED:
        return False
    found = context.cert_store_stats()
    return found in _usual()


def _usual():
    if not _usual_stats:
        import ssl
        _usual_stats.append(ssl.create_default_context().cert_store_stats())
        if "certifi" in sys.modules:
            where = sys.modules["certifi"].where()
            _usual_stats.append(
                ssl.create_default_context(cafile=where).cert_store_stats())
    return _usual_stats


_usual_stats = []


def timeout_of(client):
    """Its timeout as ours; None where it is httpx's default or ours."""
    from ._timeout import DEFAULT_TIMEOUT, Timeout
    parts = {name: getattr(client.timeout, name) for name in Timeout._PARTS}
    if set(parts.values()) == {5.0} or parts == DEFAULT_TIMEOUT.as_dict():
        return None
    return Timeout(**parts)


# --- clients with the official defaults ------------------------------------------

def _module(name=None):
    import importlib
    names = [name] if name else ["httpx2", "httpx"]
    for found in names:
        try:
            return importlib.import_module(found)
        except ImportError:
            pass
    raise ImportError(f"{' or '.join(names)} is not installed: zerohop does "
                      "not need it, but its clients are made of it")


def _defaults(module, options):
    options.setdefault("timeout", module.Timeout(timeout=600, connect=5.0))
    options.setdefault("limits", module.Limits(
        max_connections=CONNECTIONS, max_keepalive_connections=KEPT))
    options.setdefault("follow_redirects", True)
    return options


def make(name):
    """A class (or, for the names with httpx2 in them, a factory) with the
    official client's defaults."""
    module = _module("httpx2" if "Httpx2" in name else None)
    is_async = name != "DefaultHttpxClient" and name != "DefaultHttpx2Client"
    base = module.AsyncClient if is_async else module.Client

    class Default(base):
        def __init__(self, **options):
            super().__init__(**_defaults(module, options))

    if "Httpx2" in name:
        def factory(**options):
            return base(**_defaults(module, options))
        factory.__name__ = factory.__qualname__ = name
        return factory
    Default.__name__ = Default.__qualname__ = name
    Default.__module__ = "zerohop"
    return Default


NAMES = ("DefaultHttpxClient", "DefaultAsyncHttpxClient",
         "DefaultAioHttpClient", "DefaultHttpx2Client",
         "DefaultAsyncHttpx2Client")
