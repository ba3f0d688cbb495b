# SPDX-License-Identifier: Apache-2.0
"""Router: providers and model groups, to be shared by clients."""

from ._options import USER_AGENT, config_of, discreet, make_router


class Router:
    """A configuration, checked when it is made.

        router = Router({"providers": {...}, "models": {...}})
        OpenAI(router=router)

    `config` is a dict, or the path of a file, YAML or JSON.  Clients that add nothing
    to it but timeouts and retries share its state.
    """

    @discreet
    def __init__(self, config):
        self.config = config_of(config)
        if self.config is None:
            raise TypeError("a router's config is a dict or a path, not None")
        self._core = make_router({"config": self.config,
                                  "user_agent": USER_AGENT})

    @property
    def ledger(self):
        """What calls took and cost; of the clients that share this router, or
        of all who write to the same file."""
        from ._ledger import Ledger
        return Ledger(self._core)

    def feedback(self, reply, score, label=None):
        """Notes in the ledger what a reply was worth, from 0 to 1."""
        self.ledger.feedback(reply, score, label)

    def __repr__(self):
        if isinstance(self.config, str):
            return f"Router({self.config!r})"
        return f"Router({list(self.config.get('models') or ())})"
