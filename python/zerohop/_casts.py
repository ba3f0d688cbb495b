# SPDX-License-Identifier: Apache-2.0
"""From a type to the plan that fills it: of the official package when that is
loaded, ours otherwise."""

from . import _native, _surface
from ._errors import adopt, official

_plans = {}
_given = {}
_forms = {}  # {a typing form of ours: how the tables write it}


def type_of(kind):
    """What a method's reply is made into, as `cast_to` of a request."""
    adopt()
    key = kind if isinstance(kind, str) else repr(kind)
    place = _given.setdefault(official() is not None, {})
    if key not in place:
        place[key] = _type_of(kind)
    return place[key]


def _type_of(kind):
    if kind == "none":
        return type(None)
    if kind == "binary":
        return content_class()
    if isinstance(kind, str) and ":" in kind and official() is not None:
        found = _official(kind)
        if found is not None:
            return found
    made = _surface.typing_of(kind)
    if not hasattr(made, "_plan"):
        _forms[made] = kind
    return made


def _official(kind):
    """The official package's class, unless its version has none."""
    from importlib import import_module
    module, _, name = kind.partition(":")
    try:
        return getattr(import_module("openai.types." + module), name, None)
    except ImportError:
        return None


def content_class():
    from ._content import HttpxBinaryResponseContent
    return HttpxBinaryResponseContent


def plan_of(cast_to):
    """A Plan, or None for what is no class of models."""
    own = getattr(cast_to, "_plan", None)
    if isinstance(own, _native.Plan):
        return own
    try:
        if cast_to not in _plans:
            _plans[cast_to] = _plan_of(cast_to)
        return _plans[cast_to]
    except TypeError:  # cannot be hashed
        return _plan_of(cast_to)


def is_ours(cast_to):
    """A typing form of our classes."""
    try:
        return cast_to in _forms
    except TypeError:  # cannot be hashed
        return False


def kind_of(form):
    return _forms[form]


def _plan_of(cast_to):
    if is_ours(cast_to):
        plan = _native.Plan(None, _slow)
        plan.fill_root(_surface.shape_of(_forms[cast_to]))
        return plan
    if isinstance(cast_to, type) and not hasattr(cast_to, "model_fields"):
        return None
    try:
        from ._official import plan_of, root_of
        return (plan_of if isinstance(cast_to, type) else root_of)(cast_to)
    except (ImportError, ValueError):
        return None


def _slow(shape, value):
    from ._loose import construct
    return construct(shape, value)


def made(cast_to, value):
    """`value`, which came as JSON, as an object of the type."""
    own = getattr(cast_to, "_plan", None)
    from . import _loose
    if own is not None:
        return _loose.construct(("model", own), value)
    if is_ours(cast_to):
        return _loose.construct(_surface.shape_of(_forms[cast_to]), value)
    if official() is not None or hasattr(cast_to, "model_fields"):
        try:
            from openai._models import construct_type
        except ImportError:
            return cast_to.model_construct(**value)
        return construct_type(type_=cast_to, value=value)
    return value
