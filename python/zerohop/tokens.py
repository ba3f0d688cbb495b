# SPDX-License-Identifier: Apache-2.0
"""Tokens: how many a text has, and which.

    from zerohop import tokens

    tokens.count("hello world", model="gpt-4o")
    tokens.encoding("o200k_base").encode("hello world")

Counting happens in C and releases the GIL for all but short texts.  Special
tokens in text are ordinary text unless `allowed_special` names them.
"""

import pathlib

from . import _native

__all__ = ["Encoding", "count", "count_request", "decode", "encode",
           "encoding", "encoding_for_model", "fits", "register"]


_DATA = _native.tokens_folder(str(pathlib.Path(__file__).parent / "vocab"))


def data_folder():
    """Where vocabulary files that the user built are kept."""
    return pathlib.Path(_DATA)


class Encoding:
    """What turns text into the tokens of a family of models.  Made by
    `encoding` and `encoding_for_model`."""

    __slots__ = ("_core", "name")

    def __init__(self, core):
        self._core = core
        self.name = _native.tokens_name(core)

    def count(self, text, *, allowed_special=()):
        """How many tokens the text has."""
        return _native.tokens_count(self._core, text, _allowed(allowed_special))

    def encode(self, text, *, allowed_special=()):
        """The ids of the text's tokens."""
        return _native.tokens_encode(self._core, text,
                                     _allowed(allowed_special))

    def decode(self, ids, errors="replace"):
        """The text that ids stand for; `errors` is for bytes that are no whole
        characters."""
        return self.decode_bytes(ids).decode("utf-8", errors)

    def decode_bytes(self, ids):
        """The bytes that ids stand for."""
        return _native.tokens_decode(self._core, list(ids))

    def __repr__(self):
        return f"<Encoding {self.name}>"


def _allowed(names):
    return names if names == "all" else tuple(names) or None


_found = {}  # by name and by model: the core's encodings never go away


def encoding(name):
    """The encoding called `name`: "o200k_base", "cl100k_base", ..."""
    found = _found.get(name)
    if found is None:
        found = _found[name] = Encoding(_native.tokens_find(name))
    return found


def register(name, path):
    """Makes the tokenizer.json at `path` the encoding `name`.  A kind that is
    not known is a ValueError."""
    _native.tokens_register(name, pathlib.Path(path).read_bytes())
    _found.pop(name, None)


def encoding_for_model(model, *, exact=False):
    """The encoding that a model's text is counted with: its own, or the
    nearest one that is there.  With `exact` only its own will do."""
    return encoding(_native.tokens_name(_native.tokens_for_model(model, exact)))


def count(text, model="gpt-4o", *, exact=False, allowed_special=()):
    """How many tokens a model counts for a text.  An estimate where its
    encoding is not at hand, or with `exact` a ValueError."""
    found = encoding_for_model(model, exact=exact)
    return found.count(text, allowed_special=allowed_special)


def count_request(request, *, remote=False, client=None):
    """What a chat request (the arguments of `chat.completions.create` as a
    dict) costs: {"total", "exact", "error", "encoding", "parts"}.  `exact` says
    that the provider will count as many; else `error` is by how much the total
    may be off.

    With `remote` the provider is asked, through `client` (else a new OpenAI()),
    where it has an endpoint for that: {"total", "exact", "error"}; from an
    AsyncOpenAI it has to be awaited."""
    if not remote:
        return _native.tokens_request(dict(request))
    if client is None:
        from . import OpenAI
        client = OpenAI()
    return client._count_tokens(request)


def fits(request, limit):
    """Does a chat request cost at most `limit` tokens?"""
    return _native.tokens_fits(dict(request), limit)


def encode(text, model="gpt-4o", *, allowed_special=()):
    """The ids of a text's tokens."""
    found = encoding_for_model(model, exact=True)
    return found.encode(text, allowed_special=allowed_special)


def decode(ids, model="gpt-4o", errors="replace"):
    """The text that ids stand for."""
    return encoding_for_model(model, exact=True).decode(ids, errors)


if __name__ == "__main__":
    from ._vocabularies import main
    main()
