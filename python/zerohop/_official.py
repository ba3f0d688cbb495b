# SPDX-License-Identifier: Apache-2.0
"""Plans for the official package's pydantic classes, from their fields."""

import types
import typing

from openai._models import construct_type
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from ._native import Plan

_made = {}
_SIMPLE = {str: ("str",), int: ("int",), float: ("float",), bool: ("bool",),
           object: ("any",), typing.Any: ("any",)}


def plan_of(cls):
    """One plan a class, made once; made empty first, so that classes may hold
    themselves."""
    if cls not in _made:
        _made[cls] = plan = Plan(cls, _slow)
        plan.fill(tuple(_row(name, field)
                        for name, field in cls.model_fields.items()))
    return _made[cls]


def root_of(form):
    """A plan for what is no class: a union, a list."""
    plan = Plan(None, _slow)
    plan.fill_root(_shape(form))
    return plan


def _slow(token, value):
    annotation, metadata = token
    return construct_type(type_=annotation, value=value, metadata=metadata)


def _row(name, field):
    default = field.get_default()
    return (name, field.alias or name, field.is_required(),
            None if default is PydanticUndefined else default,
            _shape(field.annotation, field.metadata))


def _shape(annotation, metadata=()):
    token = (annotation, list(metadata))
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(inside[0], inside[1:])
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if origin is typing.Literal:
        words = all(isinstance(word, str) for word in inside)
        return ("literal", inside) if words else ("slow", token)
    if origin is list and inside:
        return ("list", _shape(inside[0]))
    if origin is dict and len(inside) == 2:
        return ("dict", _shape(inside[1]))
    if origin in (typing.Union, types.UnionType):
        return _union(inside, metadata, token)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ("model", plan_of(annotation))
    return ("slow", token)


def _union(inside, metadata, token):
    others = [part for part in inside if part is not type(None)]
    if len(others) == 1 and len(inside) == 2:
        return ("optional", _shape(others[0], metadata), token)
    tag = next((tag for tag in (getattr(part, "discriminator", None)
                                for part in metadata) if tag), None)
    cases = _cases(others, tag) if tag and len(others) == len(inside) else None
    return ("union", tag, cases, token) if cases else ("slow", token)


def _cases(variants, tag):
    """((value of the tag, shape), ...), or None when that cannot be told."""
    cases = []
    for variant in variants:
        field = getattr(variant, "model_fields", {}).get(tag)
        if field is None or typing.get_origin(
                field.annotation) is not typing.Literal or (
                field.alias or tag) != tag:
            return None
        cases += [(word, ("model", plan_of(variant)))
                  for word in typing.get_args(field.annotation)]
    words = [word for word, _ in cases]
    return tuple(cases) if len(set(words)) == len(words) else None
