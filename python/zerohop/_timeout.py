# SPDX-License-Identifier: Apache-2.0
"""Timeout: the official client's four parts, and three of ours."""

from ._types import NOT_GIVEN


class Timeout:
    """Seconds, each None for no limit.

    `connect` is the TCP and TLS handshake, `read` silence on the wire; `write`
    and `pool` are accepted and mean nothing here.  Ours: `ttft`, until the
    first content; `chunk`, between two chunks of a stream; `deadline`, the
    whole call with all its attempts.
    """

    __slots__ = ("connect", "read", "write", "pool", "ttft", "chunk",
                 "deadline", "_given")
    _PARTS = ("connect", "read", "write", "pool")
    _OURS = ("ttft", "chunk", "deadline")

    def __init__(self, timeout=NOT_GIVEN, *, connect=NOT_GIVEN, read=NOT_GIVEN,
                 write=NOT_GIVEN, pool=NOT_GIVEN, ttft=NOT_GIVEN,
                 chunk=NOT_GIVEN, deadline=NOT_GIVEN):
        parts = (connect, read, write, pool)
        if isinstance(timeout, tuple):
            defaults = (timeout + (None, None))[:4]
        elif all(hasattr(timeout, name) for name in self._PARTS):
            defaults = tuple(getattr(timeout, name) for name in self._PARTS)
        elif timeout is NOT_GIVEN:
            if any(part is NOT_GIVEN for part in parts):
                raise ValueError("Timeout must either include a default, or "
                                 "set all four parameters explicitly.")
            defaults = parts
        else:
            defaults = (timeout,) * 4
        for name, part, default in zip(self._PARTS, parts, defaults):
            setattr(self, name, default if part is NOT_GIVEN else part)
        self._given = tuple(name for name, part in
                            zip(self._OURS, (ttft, chunk, deadline))
                            if part is not NOT_GIVEN)
        for name, part in zip(self._OURS, (ttft, chunk, deadline)):
            if part is not NOT_GIVEN:
                setattr(self, name, part)

    def as_dict(self):
        return {name: getattr(self, name) for name in self._PARTS}

    def _all(self):
        return tuple(getattr(self, name)
                     for name in self._PARTS + self._given), self._given

    def __eq__(self, other):
        if isinstance(other, Timeout):
            return self._all() == other._all()
        return (all(hasattr(other, name) for name in self._PARTS) and
                not self._given and
                self.as_dict() == {name: getattr(other, name)
                                   for name in self._PARTS})

    def __hash__(self):
        return hash(self._all())

    def __repr__(self):
        parts = self.as_dict()
        if len(set(parts.values())) == 1:
            parts = {"timeout": self.connect}
        parts.update((name, getattr(self, name)) for name in self._given)
        inside = ", ".join(f"{name}={value}" for name, value in parts.items())
        return f"Timeout({inside})"


DEFAULT_TIMEOUT = Timeout(timeout=600, connect=5.0)
