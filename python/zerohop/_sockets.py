# SPDX-License-Identifier: Apache-2.0
"""Methods that would open a websocket: there is none in this package."""

from ._types import omit


def refuse(name):
    raise NotImplementedError(
        f"client.{name} opens a websocket, which zerohop does not do; use the "
        "official client for it, or the same resource's HTTP methods")


def _realtime(self, *, call_id=omit, model=omit, extra_query={},
              extra_headers={}, websocket_connection_options={},
              on_reconnecting=None, max_retries=5, initial_delay=0.5,
              max_delay=8.0, max_queue_size=1048576):
    """Raises: zerohop opens no websockets."""
    refuse("realtime.connect()")


def _beta_realtime(self, *, model, extra_query={}, extra_headers={},
                   websocket_connection_options={}):
    """Raises: zerohop opens no websockets."""
    refuse("beta.realtime.connect()")


def responses_connect(self, extra_query={}, extra_headers={},
                      websocket_connection_options={}, on_reconnecting=None,
                      max_retries=5, initial_delay=0.5, max_delay=8.0,
                      max_queue_size=1048576):
    """Raises: zerohop opens no websockets."""
    refuse("responses.connect()")


def _pair(connect):
    made = type("Sockets", (), {"connect": connect})
    return made, made


REALTIME = _pair(_realtime)
BETA_REALTIME = _pair(_beta_realtime)
BETA_RESPONSES = _pair(responses_connect)
