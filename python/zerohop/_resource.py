# SPDX-License-Identifier: Apache-2.0
"""What every part of a client has."""


class _Shown:
    """Attribute that shows a resource's methods giving replies as they came;
    made when it is looked at, then remembered."""

    def __init__(self, name):
        self.name = name

    def __set_name__(self, owner, name):
        self.attribute = name

    def __get__(self, resource, owner=None):
        if resource is None:
            return self
        from . import _response
        view = getattr(_response, self.name)(resource)
        resource.__dict__[self.attribute] = view
        return view


def view_named(module, name):
    """The official modules have a class for each resource; ours are one."""
    for end, view in (("WithRawResponse", "View"),
                      ("WithStreamingResponse", "StreamingView")):
        if name.endswith(end):
            from . import _response
            return getattr(_response, view)
    raise AttributeError(f"module {module!r} has no attribute {name!r}")


class Views:
    """A client, or a part of one."""

    _is_async = False
    with_raw_response = _Shown("View")
    with_streaming_response = _Shown("StreamingView")


class SyncAPIResource(Views):
    def __init__(self, client):
        self._client = client


class AsyncAPIResource(Views):
    _is_async = True

    def __init__(self, client):
        self._client = client
