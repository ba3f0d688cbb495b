# SPDX-License-Identifier: Apache-2.0
"""OpenAI and AsyncOpenAI: the official constructors over one native client."""

import os

from . import _native, _options
from ._http import URL
from ._plain import AsyncPlain, SyncPlain
from ._resource import Views
from ._timeout import DEFAULT_TIMEOUT
from ._types import not_given
from .router import Router

DEFAULT_MAX_RETRIES = 2


class cached:
    """A property that is computed once and then an ordinary attribute."""

    def __init__(self, make):
        self.make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.make(instance)
        return value


class _Client(Views):
    """What both clients share.  A `_native.Client` does the work; this keeps
    the arguments, so that copies can be made and attributes be changed."""

    @_options.discreet
    def _setup(self, given, router, fallbacks):
        _options.refuse_unbuilt(given)
        self.max_retries = given["max_retries"]  # refuses None first
        key = given["api_key"]
        self._key_given = key
        self._key_provider = key if callable(key) else None
        self._router_given = router
        self._fallbacks = ([fallbacks] if isinstance(fallbacks, str)
                           else list(fallbacks or ()))
        environ = os.environ.get
        self.organization = given["organization"]
        if self.organization is None:
            self.organization = environ("OPENAI_ORG_ID")
        self.project = given["project"]
        if self.project is None:
            self.project = environ("OPENAI_PROJECT_ID")
        self.webhook_secret = given["webhook_secret"]
        if self.webhook_secret is None:
            self.webhook_secret = environ("OPENAI_WEBHOOK_SECRET")
        self.admin_api_key = given["admin_api_key"]
        if self.admin_api_key is None:
            self.admin_api_key = environ("OPENAI_ADMIN_KEY")
        self._base_url_given = _options.base_url_text(given["base_url"])
        self._custom_headers = {
            **_options.custom_headers_from_environment(),
            **(given["default_headers"] or {})}
        self._custom_query = dict(given["default_query"] or {})
        self._enforce_credentials = given["_enforce_credentials"]
        self._strict_response_validation = given[
            "_strict_response_validation"]
        self._http_given = given["http_client"]
        self._open(given.get("_share"))
        timeout = given["timeout"]
        if _native.absent(timeout) and self._http_given is not None:
            from ._httpx import timeout_of
            timeout = timeout_of(self._http_given) or timeout
        if _native.absent(timeout):
            self._timeout = DEFAULT_TIMEOUT  # the core's, or a group's own
        else:
            self.timeout = timeout

    # --- the native client

    def _router_options(self):
        """What the core's router depends on; clients equal in this share
        one."""
        key = self._key_given
        if self._key_provider is not None:
            key = "pending"  # every call brings the real one
        return _options.given(
            api_key=key, base_url=self._base_url_given,
            organization=self.organization, project=self.project,
            default_headers=_options.header_options(self._custom_headers)
            or None,
            fallbacks=self._fallbacks or None)

    def _open(self, share=None):
        options = self._router_options()
        config = self._router_given
        if share is not None and share._options_used == options and (
                share._router_given is config):
            core = share._native.router
        elif isinstance(config, Router) and not options:
            core = config._core
        else:
            core = self._make_router(options, config)
            if isinstance(config, Router):
                config._clients.add(self)
        self._options_used = options
        old = self.__dict__.get("_native")
        self._native = self._transport(_native.Client(core))
        self._native.set_max_retries(self._retries_for_core())
        if old is not None:
            if self.timeout is not DEFAULT_TIMEOUT:
                self._native.set_timeout(self.timeout)
            self._native.set_api_key(self._key_override())
            if old.closed:
                self._native.close()

    def _transport(self, native):
        """What sends: the native client, unless an httpx client was given
        that does something of its own, or ZEROHOP_TRANSPORT=httpx asks."""
        environ = os.environ.get
        http = self._http_given
        if http is not None or environ("ZEROHOP_TRANSPORT") == "httpx":
            from . import _httpx
            if http is None:
                http = self._client
            module = _httpx.home_of(http, self._is_async)
            if not _httpx.is_plain(http, native.router.base_url,
                                   self._is_async):
                from ._given import Given
                native = Given(self, native, http, module)
            else:
                native.set_connect_cap(_httpx.connect_cap(http))
        if environ("OPENAI_LOG"):
            from ._logs import logged
            native = logged(native)
        if self._strict_response_validation and not hasattr(native,
                                                            "_attempt"):
            from ._strict import Strict
            native = Strict(self, native)
        return native

    @property
    def _client(self):
        """The httpx client that was given, or one like the official's."""
        if self._http_given is None:
            from . import _httpx
            self._http_given = _httpx.make(
                "DefaultAsyncHttpxClient" if self._is_async
                else "DefaultHttpxClient")()
        return self._http_given

    @_client.setter
    def _client(self, http_client):
        self._http_given = http_client
        self._open(self)

    def _make_router(self, options, config):
        parent = None
        if isinstance(config, Router):
            config, parent = config.config, config._core
        return _options.make_router({
            **options, "config": _options.config_of(config),
            "require_key": bool(self._enforce_credentials and
                                not self.admin_api_key),
            "user_agent": _options.USER_AGENT}, parent)

    def _key_override(self):
        """The key to send when it is not the one of the beginning."""
        return self.__dict__.get("_key_changed")

    def _chat_path(self, model):
        """Where chats with a model are."""
        return "/chat/completions"

    # --- attributes that may be changed

    @property
    def api_key(self):
        if "_key_changed" in self.__dict__:
            return self._key_changed
        if self._key_provider is not None:
            return ""
        if self._key_given is not None:
            return self._key_given
        return os.environ.get("OPENAI_API_KEY", "")

    @api_key.setter
    @_options.discreet
    def api_key(self, value):
        self._key_changed = value
        self._native.set_api_key(value)

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, value):
        self._native.set_timeout(value)
        self._timeout = value

    @property
    def max_retries(self):
        return self._max_retries

    @max_retries.setter
    def max_retries(self, value):
        self._max_retries = _options.check_retries(value)
        if "_native" in self.__dict__:
            self._native.set_max_retries(self._retries_for_core())

    def _retries_for_core(self):
        """The default gives way to what a router's config says."""
        is_default = self._max_retries == DEFAULT_MAX_RETRIES
        return -1 if is_default else self._max_retries

    @property
    def base_url(self):
        text = self._native.router.base_url
        return URL(text if text.endswith("/") or "?" in text else text + "/")

    _base_url = base_url

    @base_url.setter
    @_options.discreet
    def base_url(self, url):
        self._base_url_given = _options.base_url_text(url)
        self._open()

    @property
    def default_headers(self):
        return {"Accept": "application/json",
                "Content-Type": "application/json",
                "User-Agent": _options.USER_AGENT, **self._custom_headers}

    @property
    def default_query(self):
        return dict(self._custom_query)

    @property
    def router(self):
        """The Router given, or one that shows what this client asks."""
        given, core = self._router_given, self._native.router
        if isinstance(given, Router):
            if given._core is core:
                return given
            given = given.config
        return Router._of(core, _options.config_of(given))

    @property
    def ledger(self):
        """What this client's calls took and cost (docs/ledger.md)."""
        from ._ledger import Ledger
        return Ledger(self._native.router)

    @property
    def __class__(self):
        """The official class where that package is loaded: isinstance holds
        for programs that were handed one of ours."""
        from ._errors import official
        return getattr(official(), self._official_name, None) or type(self)

    # --- copies

    @_options.discreet
    def copy(self, *, api_key=None, admin_api_key=None, workload_identity=None,
             provider=not_given, organization=None, project=None,
             webhook_secret=None, websocket_base_url=None, base_url=None,
             data_residency=None, timeout=not_given, http_client=None,
             max_retries=not_given, default_headers=None,
             set_default_headers=None, default_query=None,
             set_default_query=None, router=None, fallbacks=None,
             _enforce_credentials=None, _extra_kwargs={}):
        """A client with the same options and these changes.  It shares the
        router, so connections and health stay common, unless that changes."""
        if default_headers is not None and set_default_headers is not None:
            raise ValueError("The `default_headers` and `set_default_headers` "
                             "arguments are mutually exclusive")
        if default_query is not None and set_default_query is not None:
            raise ValueError("The `default_query` and `set_default_query` "
                             "arguments are mutually exclusive")
        other = type(self).__new__(type(self))
        absent = _native.absent
        other._setup({
            **dict.fromkeys(_options.UNBUILT), **_extra_kwargs,
            "admin_api_key": admin_api_key or self.admin_api_key,
            "provider": provider,
            "workload_identity": workload_identity,
            "websocket_base_url": websocket_base_url,
            "data_residency": data_residency,
            "http_client": http_client or self._http_given,
            "api_key": self._key_to_copy() if api_key is None else api_key,
            "organization": organization or self.organization,
            "project": project or self.project,
            "webhook_secret": webhook_secret or self.webhook_secret,
            "base_url": (self._base_url_given
                         if base_url is None or absent(base_url)
                         else base_url),
            "timeout": self._timeout_to_copy() if absent(timeout) else timeout,
            "max_retries": (self.max_retries if absent(max_retries)
                            else max_retries),
            "default_headers": _laid_over(self._custom_headers,
                                          default_headers,
                                          set_default_headers),
            "default_query": _laid_over(self._custom_query, default_query,
                                        set_default_query),
            "_strict_response_validation": self._strict_response_validation,
            "_enforce_credentials": (self._enforce_credentials
                                     if _enforce_credentials is None
                                     else _enforce_credentials),
            "_share": self,
        }, self._router_given if router is None else router,
            self._fallbacks if fallbacks is None else fallbacks)
        return other

    with_options = copy

    def _key_to_copy(self):
        if self._key_provider is not None:
            return self._key_provider
        return self.__dict__.get("_key_changed", self._key_given)

    def _timeout_to_copy(self):
        return not_given if self.timeout is DEFAULT_TIMEOUT else self.timeout

    def is_closed(self):
        return self._native.closed

    # A client holds sockets and locks of this process.

    def __deepcopy__(self, memo):
        raise TypeError(f"cannot copy {type(self).__name__!r} object deeply; "
                        "use copy()")

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def __copy__(self):
        return self.copy()


def _laid_over(mine, added, instead):
    if instead is not None:
        return instead
    return {**mine, **(added or {})}


class _Part:
    """Attribute: a resource of the tables, made when it is looked at, then
    remembered."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, client, owner=None):
        if client is None:
            return self
        from ._methods import resource_class
        made = resource_class(self.name, client._is_async)(client)
        client.__dict__[self.name] = made
        return made


class _Parts:
    """What a client has besides chat."""

    admin = _Part()
    audio = _Part()
    batches = _Part()
    beta = _Part()
    completions = _Part()
    containers = _Part()
    content_provenance_checks = _Part()
    conversations = _Part()
    embeddings = _Part()
    evals = _Part()
    files = _Part()
    fine_tuning = _Part()
    images = _Part()
    models = _Part()
    moderations = _Part()
    realtime = _Part()
    responses = _Part()
    skills = _Part()
    uploads = _Part()
    vector_stores = _Part()
    videos = _Part()
    webhooks = _Part()


class OpenAI(_Client, _Parts, SyncPlain):
    """The official client's class, native: see zerohop's README for what the
    two further arguments do.

    router      a dict, a Router or the path of a file: providers and
                model groups of your own
    fallbacks   model strings to try, in order, when the model asked for fails
    """

    _official_name = "OpenAI"

    def __init__(self, *, api_key=None, admin_api_key=None,
                 workload_identity=None, organization=None, project=None,
                 webhook_secret=None, provider=None, base_url=not_given,
                 data_residency=None, websocket_base_url=None,
                 timeout=not_given, max_retries=DEFAULT_MAX_RETRIES,
                 default_headers=None, default_query=None, http_client=None,
                 router=None, fallbacks=None,
                 _strict_response_validation=False, _enforce_credentials=True):
        given = _options.Given(locals())
        del given["self"], api_key, admin_api_key, webhook_secret
        del base_url, default_headers, default_query, router
        self._setup(given, given.pop("router"), given.pop("fallbacks"))

    @cached
    def chat(self):
        from .resources.chat.chat import Chat
        return Chat(self)

    def close(self):
        """No call can be made any more; those that are open end, as an error
        for who still reads them."""
        self._native.close()
        if self._http_given is not None:
            self._http_given.close()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, exc_tb):
        self.close()

    def _refresh_api_key(self):
        if self._key_provider is None:
            return self.api_key
        self._key_changed = key = self._key_provider()
        return key


class AsyncOpenAI(_Client, _Parts, AsyncPlain):
    """OpenAI for asyncio; `api_key` may also be an async function."""

    _is_async = True
    _official_name = "AsyncOpenAI"

    def __init__(self, *, api_key=None, admin_api_key=None,
                 workload_identity=None, organization=None, project=None,
                 webhook_secret=None, provider=None, base_url=not_given,
                 data_residency=None, websocket_base_url=None,
                 timeout=not_given, max_retries=DEFAULT_MAX_RETRIES,
                 default_headers=None, default_query=None, http_client=None,
                 router=None, fallbacks=None,
                 _strict_response_validation=False, _enforce_credentials=True):
        given = _options.Given(locals())
        del given["self"], api_key, admin_api_key, webhook_secret
        del base_url, default_headers, default_query, router
        self._setup(given, given.pop("router"), given.pop("fallbacks"))

    @cached
    def chat(self):
        from .resources.chat.chat import AsyncChat
        return AsyncChat(self)

    async def close(self):
        """No call can be made any more; those that are open end, as an error
        for who still reads them."""
        self._native.close()
        if self._http_given is not None:
            await self._http_given.aclose()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, exc_tb):
        await self.close()

    async def _refresh_api_key(self):
        if self._key_provider is None:
            return self.api_key
        key = self._key_provider()
        self._key_changed = key = await key if hasattr(
            key, "__await__") else key
        return key


Client = OpenAI
AsyncClient = AsyncOpenAI
