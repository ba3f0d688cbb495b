# SPDX-License-Identifier: Apache-2.0
"""AzureOpenAI and AsyncAzureOpenAI: the same API with deployments in its paths,
an `api-version`, and keys in a header of their own."""

import os
from collections.abc import Callable

from .. import _native, _options
from .._client import DEFAULT_MAX_RETRIES, AsyncOpenAI, OpenAI
from .._exceptions import OpenAIError
from .._http import URL
from .._timeout import DEFAULT_TIMEOUT
from .._types import NOT_GIVEN, omit

# Paths that name their deployment.
_deployments_endpoints = {
    "/completions", "/chat/completions", "/embeddings",
    "/audio/transcriptions", "/audio/translations", "/audio/speech",
    "/images/generations", "/images/edits"}
API_KEY_SENTINEL = "<missing API key>"  # what `api_key` says without one
AzureADTokenProvider = AsyncAzureADTokenProvider = Callable  # for annotations
_MAX_PLACES = 64  # deployments whose connections one client remembers
_CREDENTIALS = ("api_key", "azure_ad_token", "azure_ad_token_provider")


class MutuallyExclusiveAuthError(OpenAIError):
    def __init__(self):
        super().__init__(
            "The `api_key`, `azure_ad_token` and `azure_ad_token_provider` "
            "arguments are mutually exclusive; Only one can be passed at a "
            "time")


def _credentials(given):
    """(api_key, azure_ad_token, azure_ad_token_provider): what was given, or
    what the environment has when nothing was."""
    key, token, provider = (given[name] for name in _CREDENTIALS)
    if sum((key not in (None, API_KEY_SENTINEL), token is not None,
            provider is not None)) > 1:
        raise MutuallyExclusiveAuthError()
    if key is None and token is None and provider is None:
        token = os.environ.get("AZURE_OPENAI_AD_TOKEN")
        if token is None:
            key = os.environ.get("AZURE_OPENAI_API_KEY")
    return key, token, provider


def _checked(token):
    if not isinstance(token, str) or not token:
        raise ValueError("Expected `azure_ad_token_provider` argument to "
                         "return a non-empty string.")
    return token


def _base_url(given):
    endpoint, deployment = given["azure_endpoint"], given["azure_deployment"]
    if given["base_url"] is not None:
        if endpoint is not None:
            raise ValueError("base_url and azure_endpoint are mutually "
                             "exclusive")
        return given["base_url"]
    if endpoint is None:
        endpoint = given["azure_endpoint"] = os.environ.get(
            "AZURE_OPENAI_ENDPOINT")
    if endpoint is None:
        raise ValueError("Must provide one of the `base_url` or "
                         "`azure_endpoint` arguments, or the "
                         "`AZURE_OPENAI_ENDPOINT` environment variable")
    base = endpoint.rstrip("/") + "/openai"
    return base if deployment is None else f"{base}/deployments/{deployment}"


class _Azure:
    """What both clients share.  Calls go through a `_Places`."""

    @_options.discreet
    def _azure_setup(self, given):
        key, token, provider = _credentials(given)
        if given["_enforce_credentials"] and (
                key is None and token is None and provider is None):
            raise OpenAIError(
                "Missing credentials. Please pass one of `api_key`, "
                "`azure_ad_token`, `azure_ad_token_provider`, or the "
                "`AZURE_OPENAI_API_KEY` or `AZURE_OPENAI_AD_TOKEN` "
                "environment variables.")
        version = given["api_version"]
        if version is None:
            version = os.environ.get("OPENAI_API_VERSION")
        if version is None:
            raise ValueError("Must provide either the `api_version` argument "
                             "or the `OPENAI_API_VERSION` environment variable")
        given["base_url"] = _base_url(given)
        given["default_query"] = {**(given["default_query"] or {}),
                                  "api-version": version}
        given["api_key"] = API_KEY_SENTINEL if key is None else key
        given.update(dict.fromkeys(("provider", "data_residency",
                                    "workload_identity")))
        self._setup(given, given.pop("router"), given.pop("fallbacks"))
        self._api_version = version
        self._azure_ad_token, self._azure_ad_token_provider = token, provider
        endpoint = given["azure_endpoint"]
        self._azure_endpoint = URL(endpoint) if endpoint else None
        self._azure_deployment = (given["azure_deployment"] if endpoint
                                  else None)

    def _router_options(self):
        return {**super()._router_options(), "api_key": "pending"}

    def _transport(self, native):
        kind = _AsyncPlaces if self._is_async else _Places
        return kind(self, super()._transport(native))

    def _native_at(self, base):
        """A native client of another base URL, else like this one's."""
        made = super()._transport(_native.Client(self._make_router(
            {**self._router_options(), "base_url": base},
            self._router_given)))
        made.set_max_retries(self._retries_for_core())
        if self.timeout is not DEFAULT_TIMEOUT:
            made.set_timeout(self.timeout)
        return made

    # --- where to

    def _deployed(self, path, model):
        """A path with the deployment that the model is."""
        if path not in _deployments_endpoints or model is None or (
                _native.absent(model) or "/deployments" in self.base_url.path):
            return path
        from .._request import quoted
        return f"/deployments/{quoted('model', model)}{path}"

    def _prepare(self, options):
        body = options.json_data
        if hasattr(body, "keys") and "model" in body:
            options.url = self._deployed(options.url, body["model"])
        return options

    def _chat_path(self, model):
        return self._deployed("/chat/completions", model)

    def _base_of(self, path):
        """Where a path is that no deployment has; None: where others are."""
        if not (self._azure_deployment and self._azure_endpoint) or (
                path in _deployments_endpoints or "://" in path):
            return None
        return str(self._azure_endpoint).rstrip("/") + "/openai"

    # --- who asks

    def _authorized(self, extra, token):
        """A request's headers with the credentials."""
        extra = extra or {}
        asked = {name.lower() for name in extra}
        own = asked | {name.lower() for name in self._custom_headers}
        key = self.api_key
        if token is not None:
            auth = {"Authorization": f"Bearer {token}"}
        elif key and key != API_KEY_SENTINEL:
            auth = {"api-key": key}
        elif own & {"authorization", "api-key"}:
            auth = {}
        else:
            raise ValueError("Unable to handle auth")
        if "authorization" not in own:
            auth.setdefault("Authorization", omit)
        return {**{name: value for name, value in auth.items()
                   if name.lower() not in asked}, **extra}

    # --- copies

    def copy(self, *, api_version=None, azure_ad_token=None,
             azure_ad_token_provider=None, api_key=None, base_url=NOT_GIVEN,
             data_residency=None, provider=NOT_GIVEN, workload_identity=None,
             _extra_kwargs={}, **options):
        """A client with the same options and these changes."""
        if data_residency is not None:
            raise OpenAIError("`data_residency` is only supported by OpenAI "
                              "clients")
        if not _native.absent(provider):
            raise OpenAIError("Configure `provider` on `OpenAI`, not on "
                              "`AzureOpenAI.with_options()`.")
        given = {"api_key": api_key, "azure_ad_token": azure_ad_token,
                 "azure_ad_token_provider": azure_ad_token_provider,
                 **_extra_kwargs}
        key, token, ask = self._credentials_to_copy(given)
        other = super().copy(api_key=key or API_KEY_SENTINEL,
                             base_url=base_url, **options)
        other._azure_ad_token, other._azure_ad_token_provider = token, ask
        other._api_version = (given.get("api_version") or api_version or
                              self._api_version)
        other._custom_query["api-version"] = other._api_version
        keeps = base_url is None or _native.absent(base_url)
        other._azure_endpoint = self._azure_endpoint if keeps else None
        other._azure_deployment = self._azure_deployment if keeps else None
        return other

    with_options = copy

    def _credentials_to_copy(self, given):
        if all(given[name] is None for name in _CREDENTIALS):
            return (self._key_to_copy(), self._azure_ad_token,
                    self._azure_ad_token_provider)
        return _credentials(given)


class AzureOpenAI(_Azure, OpenAI):
    """The official client's class for Azure, native.

    With `azure_deployment` all that a deployment serves goes to it, otherwise
    to the deployment that is called like the request's model.
    """

    _official_name = "AzureOpenAI"

    def __init__(self, *, api_version=None, azure_endpoint=None,
                 azure_deployment=None, api_key=None, admin_api_key=None,
                 workload_identity=None, azure_ad_token=None,
                 azure_ad_token_provider=None, organization=None,
                 project=None, webhook_secret=None, websocket_base_url=None,
                 base_url=None, timeout=NOT_GIVEN,
                 max_retries=DEFAULT_MAX_RETRIES, default_headers=None,
                 default_query=None, http_client=None, router=None,
                 fallbacks=None, _strict_response_validation=False,
                 _enforce_credentials=True):
        given = _options.Given(locals())
        del given["self"], api_key, admin_api_key
        del azure_ad_token, webhook_secret, default_headers, default_query
        self._azure_setup(given)


class AsyncAzureOpenAI(_Azure, AsyncOpenAI):
    """AzureOpenAI for asyncio; functions that give keys and tokens may be
    async."""

    _official_name = "AsyncAzureOpenAI"

    def __init__(self, *, api_version=None, azure_endpoint=None,
                 azure_deployment=None, api_key=None, admin_api_key=None,
                 workload_identity=None, azure_ad_token=None,
                 azure_ad_token_provider=None, organization=None,
                 project=None, webhook_secret=None, websocket_base_url=None,
                 base_url=None, timeout=NOT_GIVEN,
                 max_retries=DEFAULT_MAX_RETRIES, default_headers=None,
                 default_query=None, http_client=None, router=None,
                 fallbacks=None, _strict_response_validation=False,
                 _enforce_credentials=True):
        given = _options.Given(locals())
        del given["self"], api_key, admin_api_key
        del azure_ad_token, webhook_secret, default_headers, default_query
        self._azure_setup(given)


class _Places:
    """Stands where a client's native part stands: one for each address that
    the client's paths are at."""

    def __init__(self, owner, main):
        self._owner = owner
        self._main = main
        self._others = {}
        if hasattr(main, "_attempt"):  # an httpx client of the caller's
            self._attempt = self._attempt_of(main)

    def __getattr__(self, name):
        return getattr(self._main, name)

    @property
    def reply_plan(self):
        from .._plans import choose
        return choose()[0]

    def _at(self, base):
        if base is None:
            return self._main
        found = self._others.get(base)
        if found is None:
            while len(self._others) >= _MAX_PLACES:
                self._others.pop(next(iter(self._others)), None)
            found = self._others.setdefault(base, self._owner._native_at(base))
        return found

    def _all(self):
        return [self._main, *self._others.values()]

    def set_timeout(self, value):
        for native in self._all():
            native.set_timeout(value)

    def set_max_retries(self, value):
        for native in self._all():
            native.set_max_retries(value)

    def set_api_key(self, value):
        """It goes into a header: _authorized."""

    def close(self):
        for native in self._all():
            native.close()

    # --- requests

    def _chat(self, values):
        """Whose send() it is: `model` is the first of the values."""
        if self._main.closed:
            return self._main  # which says so
        path = self._owner._chat_path(values[0])
        if path == "/chat/completions":
            return self._main
        base = str(self._owner.base_url).rstrip("/")
        return self._at(base + path.removesuffix("/chat/completions"))

    def _token(self):
        owner = self._owner
        if owner._azure_ad_token is not None or (
                owner._azure_ad_token_provider is None):
            return owner._azure_ad_token
        return _checked(owner._azure_ad_token_provider())

    def send(self, names, values, stream, headers, *rest):
        headers = self._owner._authorized(headers, self._token())
        return self._chat(values).send(names, values, stream, headers, *rest)

    def _asked(self, arguments, token):
        """(whose request it is, what to ask it)"""
        arguments = list(arguments)
        arguments[8] = self._owner._authorized(arguments[8], token)
        arguments[11] = None  # the key is in a header
        native = (self._main if self._main.closed
                  else self._at(self._owner._base_of(arguments[1])))
        return native, arguments

    def request(self, *arguments):
        native, arguments = self._asked(arguments, self._token())
        return native.request(*arguments)

    def _given(self, arguments, token):
        """The same for an httpx client."""
        arguments = list(arguments)
        arguments[4] = self._owner._authorized(arguments[4], token)
        arguments[7] = None
        return (self._at(self._owner._base_of(arguments[1])),
                tuple(arguments))

    def _attempt_of(self, main):
        def attempt(arguments, stream):
            native, arguments = self._given(arguments, self._token())
            return native._attempt(arguments, stream)
        return attempt


class _AsyncPlaces(_Places):
    async def _token_async(self):
        owner = self._owner
        if owner._azure_ad_token is not None or (
                owner._azure_ad_token_provider is None):
            return owner._azure_ad_token
        token = owner._azure_ad_token_provider()
        if hasattr(token, "__await__"):
            token = await token
        return _checked(token)

    async def send_async(self, names, values, stream, headers, *rest):
        headers = self._owner._authorized(headers, await self._token_async())
        return await self._chat(values).send_async(names, values, stream,
                                                   headers, *rest)

    async def request_async(self, *arguments):
        native, arguments = self._asked(arguments, await self._token_async())
        return await native.request_async(*arguments)

    def _attempt_of(self, main):
        async def attempt(arguments, stream):
            native, arguments = self._given(arguments,
                                            await self._token_async())
            return await native._attempt_async(arguments, stream)
        self._attempt_async = attempt
        return main._attempt
