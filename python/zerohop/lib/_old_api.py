# SPDX-License-Identifier: Apache-2.0
"""Names that the official package had before 1.0: using one says so."""

from .._exceptions import OpenAIError

NAMES = ("Audio", "ChatCompletion", "Completion", "Customer", "Deployment",
         "Edit", "Embedding", "Engine", "ErrorObject", "File", "FineTune",
         "FineTuningJob", "Image", "Model", "Moderation")


class APIRemovedInV1(OpenAIError):
    def __init__(self, *, symbol):
        Exception.__init__(
            self, f"You tried to access openai.{symbol}, but this is no "
                  "longer supported in openai>=1.0.0; see docs/drop-in.md")


class APIRemovedInV1Proxy:
    def __init__(self, *, symbol):
        self.__dict__["_symbol"] = symbol

    def __getattr__(self, name):
        if name[:2] == "__" == name[-2:]:
            raise AttributeError(name)
        raise APIRemovedInV1(symbol=self._symbol)

    def __call__(self, *args, **kwargs):
        raise APIRemovedInV1(symbol=self._symbol)
