# SPDX-License-Identifier: Apache-2.0
"""What is known about models: limits, what they take and can do, prices.

    from zerohop import models

    models.list(can=["tools"], takes=["image"], max_input_price=1.0)
    models.get("anthropic/claude-sonnet-4-5").prices.input
    models.price(reply.usage, "openai/gpt-5").cost.total

The facts and their dates are in docs/cost.md.  Prices are USD: of tokens for
a million, of searches and requests each."""

import builtins
import json

from . import _native
from ._options import USER_AGENT
from ._route import Part

__all__ = ["Model", "get", "list", "price"]

_cores = []


class Model(Part):
    """One model of one provider."""


class Priced(Part):
    """What an answer took, and what that costs."""


def _core(router):
    if router is not None:
        return router._core
    if not _cores:
        _cores.append(_native.Router({"require_key": False,
                                      "user_agent": USER_AGENT}))
    return _cores[0]


def _ask(router, **query):
    query = {name: value for name, value in query.items()
             if value is not None}
    return json.loads(_core(router).models(query))


def list(*, provider=None, search=None, min_context=None, min_output=None,
         max_input_price=None, max_output_price=None, takes=None, gives=None,
         can=None, deprecated=None, router=None):
    """The models that fit all that is asked, in no order to rely on."""
    found = _ask(router, provider=provider, search=search,
                 min_context=min_context, min_output=min_output,
                 max_input_price=max_input_price,
                 max_output_price=max_output_price,
                 takes=_words(takes), gives=_words(gives), can=_words(can),
                 deprecated=deprecated)
    return [Model(members) for members in found]


def get(name, *, router=None):
    """The model called "provider/model", or None.  A name without a provider
    is OpenAI's, as in a call."""
    found = _ask(router, name=name)
    return Model(found[0]) if found else None


def price(usage, model, *, at=None, service_tier=None, region=None,
          router=None):
    """What a provider's `usage` object, or the reply that has it, costs: an
    object with `tokens` and `cost` as in a reply's `_route`.  `at` is when
    the request began: a datetime, or a Unix timestamp; now if not given."""
    query = {"usage": usage, "model": model}
    if at is not None:
        seconds = at.timestamp() if hasattr(at, "timestamp") else at
        query["at_ms"] = round(seconds * 1000)
    if service_tier is not None:
        query["service_tier"] = service_tier
    if region is not None:
        query["region"] = region
    return Priced(json.loads(_core(router).cost(query)))


def _words(value):
    if value is None:
        return None
    return [value] if isinstance(value, str) else builtins.list(value)
