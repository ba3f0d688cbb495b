# SPDX-License-Identifier: Apache-2.0
"""Router: providers and model groups, to be shared by clients."""

from . import _native
from ._options import USER_AGENT, discreet, read_config


class Router:
    """A configuration, checked when it is made.

        router = Router({"providers": {...}, "models": {...}})
        OpenAI(router=router)

    `config` is a dict, or the path of a JSON file.  Clients that add nothing
    to it but timeouts and retries share its state.
    """

    @discreet
    def __init__(self, config):
        self.config = read_config(config)
        if not hasattr(self.config, "keys"):
            raise TypeError("a router's config is a dict or a path, not "
                            f"{type(config).__name__}")
        self._core = _native.Router({"config": self.config,
                                     "user_agent": USER_AGENT})

    def __repr__(self):
        return f"Router({list(self.config.get('models') or ())})"
