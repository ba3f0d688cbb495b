# SPDX-License-Identifier: Apache-2.0
"""What resources do besides the rows of the table: changes to a method's
request and reply, and methods that make several requests."""

import functools
from importlib import import_module

from ._native import absent


# Resource -> where its further methods are: (module, name of a pair).
_METHODS = {
    "beta.threads": ("_polling", "THREADS"),
    "beta.threads.runs": ("_polling", "RUNS"),
    "files": ("_polling", "FILES"),
    "uploads": ("_polling", "UPLOADS"),
    "vector_stores.files": ("_polling", "STORE_FILES"),
    "vector_stores.file_batches": ("_polling", "BATCHES"),
    "videos": ("_polling", "VIDEOS"),
    "realtime": ("_sockets", "REALTIME"),
    "beta.realtime": ("_sockets", "BETA_REALTIME"),
    "responses": ("_responses", "RESPONSES"),
    "beta.responses": ("_sockets", "BETA_RESPONSES"),
    "webhooks": ("_webhooks", "WEBHOOKS"),
}


@functools.cache
def bases(resource, is_async):
    """Classes that a resource's derives from, besides the usual."""
    if resource not in _METHODS:
        return ()
    module, name = _METHODS[resource]
    pair = getattr(import_module("zerohop." + module), name)
    return (pair[is_async],)


# --- requests and replies --------------------------------------------------------

def hook(resource, name):
    """(given) -> (what is done to the reply or None, its type or None); may
    change what was given."""
    return _HOOKS.get(f"{resource}.{name}")


def _embeddings(given):
    for name in ("user", "dimensions", "encoding_format"):  # go out last
        given[name] = given.pop(name)
    if not absent(given["encoding_format"]):
        return None, None
    given["encoding_format"] = "base64"
    return _decoded, None


def _decoded(reply):
    """Embeddings that came as base64, as lists of float; what came as a list
    although base64 was asked for, as it came."""
    from ._native import floats_of_base64
    if not isinstance(getattr(reply, "data", None), list) or not reply.data:
        raise ValueError("No embedding data received")
    for item in reply.data:
        if isinstance(item.embedding, str):
            item.embedding = floats_of_base64(item.embedding)
    return reply


def _audio(name):
    kinds = {"verbose_json": f"audio.{name}_verbose:{name.title()}Verbose",
             "diarized_json": f"audio.{name}_diarized:{name.title()}Diarized",
             "srt": "str", "text": "str", "vtt": "str"}
    plain = f"audio.{name}:{name.title()}"

    def of(given):
        form = given.get("response_format")
        return None, kinds.get(form, plain) if isinstance(form, str) else plain
    return of


def _parsed(given):
    from ._responses import parsed
    return parsed(given)


_HOOKS = {"embeddings.create": _embeddings, "responses.parse": _parsed,
          "audio.transcriptions.create": _audio("transcription"),
          "audio.translations.create": _audio("translation")}


