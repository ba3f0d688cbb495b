# SPDX-License-Identifier: Apache-2.0
"""The client of the module itself: `zerohop.api_key = ...`, then
`zerohop.chat.completions.create(...)`."""

import os
import sys

from ._exceptions import OpenAIError

_package = sys.modules[__name__.partition(".")[0]]  # has the settings
SETTINGS = ("api_key", "admin_api_key", "organization", "project",
            "webhook_secret", "base_url", "timeout", "max_retries",
            "default_headers", "default_query", "http_client")
AZURE = ("api_version", "azure_endpoint", "azure_ad_token",
         "azure_ad_token_provider")
PARTS = ("admin", "audio", "batches", "beta", "chat", "completions",
         "containers", "content_provenance_checks", "conversations",
         "embeddings", "evals", "files", "fine_tuning", "images",
         "moderations", "realtime", "responses", "safety", "skills",
         "uploads", "vector_stores", "videos", "webhooks")
_made = {}  # "client", and the settings that it was made with


class _AmbiguousModuleClientUsageError(OpenAIError):
    def __init__(self):
        Exception.__init__(
            self, "Ambiguous use of module client; please set "
                  "`openai.api_type` or the `OPENAI_API_TYPE` environment "
                  "variable to `openai`, `azure`, or `amazon-bedrock`")


def _api_type():
    chosen = _package.api_type or os.environ.get("OPENAI_API_TYPE")
    if chosen:
        return chosen
    environ = os.environ
    azure = (_package.azure_endpoint or _package.azure_ad_token or
             _package.azure_ad_token_provider or
             "AZURE_OPENAI_API_KEY" in environ or
             "AZURE_OPENAI_AD_TOKEN" in environ)
    if azure and "OPENAI_API_KEY" in environ:
        raise _AmbiguousModuleClientUsageError()
    return "azure" if azure else "openai"


def load():
    """The client: another one when a setting has changed."""
    kind = _api_type()
    names = SETTINGS if kind == "openai" else (*SETTINGS, *AZURE)
    settings = {name: getattr(_package, name) for name in names}
    if _made.get("settings") != (kind, settings):
        _made["client"] = _make(kind, settings)
        _made["settings"] = (kind, dict(settings))
    return _made["client"]


def _make(kind, settings):
    if kind == "openai":
        return _package.OpenAI(**settings, _enforce_credentials=False)
    if kind == "azure":
        return _package.AzureOpenAI(**settings)
    raise NotImplementedError(f"zerohop has no client for api_type={kind!r}")


def serve(package):
    """Makes the settings of the official package, and its proxies, ours."""
    global _package
    _package = package
    package._load_client = load
    sys.modules[package.__name__ + "._module_client"]._load_client = load


class Proxy:
    """A part of the client, looked up when it is used: importing it needs no
    key yet."""

    def __init__(self, name):
        self.__dict__["_Proxy__name"] = name

    def __getattr__(self, name):
        return getattr(getattr(load(), self.__name), name)

    def __setattr__(self, name, value):
        setattr(getattr(load(), self.__name), name, value)

    def __dir__(self):
        return dir(getattr(load(), self.__name))

    def __repr__(self):
        return repr(getattr(load(), self.__name))


def part(name):
    return _made.setdefault(("part", name), Proxy(name))
