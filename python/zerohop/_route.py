# SPDX-License-Identifier: Apache-2.0
"""Route: what was decided for a call and what happened (docs/route.md)."""


class Part:
    """One object inside a route: its members as attributes."""

    def __init__(self, members):
        self.__dict__.update((name, _part(value))
                             for name, value in members.items())

    def to_dict(self):
        return {name: _plain(value) for name, value in vars(self).items()}

    def __eq__(self, other):
        return type(other) is type(self) and vars(self) == vars(other)

    __hash__ = None

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}"
                           for name, value in vars(self).items())
        return f"{type(self).__name__}({inside})"


class Route(Part):
    """Made with its text alone (python/src/errors.c), which is read when the
    first attribute is asked for."""

    def __getattr__(self, name):
        if "_text" not in self.__dict__ or (name[:2] == "__" == name[-2:]):
            raise AttributeError(f"{type(self).__name__!r} object has no "
                                 f"attribute {name!r}")
        self._read()
        return getattr(self, name)

    def _read(self):
        text = self.__dict__.pop("_text", None)
        if text is not None:
            import json
            Part.__init__(self, json.loads(text))

    def to_dict(self):
        self._read()
        return super().to_dict()

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    __hash__ = None

    def __repr__(self):
        self._read()
        return super().__repr__()

    def __reduce__(self):
        self._read()
        return _restore, (self.to_dict(),)


def _restore(members):
    route = Route.__new__(Route)
    Part.__init__(route, members)
    return route


def _part(value):
    if isinstance(value, dict):
        return Part(value)
    if isinstance(value, list):
        return [_part(item) for item in value]
    return value


def _plain(value):
    if isinstance(value, Part):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
