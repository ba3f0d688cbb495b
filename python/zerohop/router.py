# SPDX-License-Identifier: Apache-2.0
"""Router: providers and model groups, to be shared by clients."""

from ._options import (USER_AGENT, config_of, discreet, make_router,
                       reload_router)


def _no_clients():
    from weakref import WeakSet
    return WeakSet()


def _read(text):
    import json
    return json.loads(text)


def _strategy_of(given):
    if given is None:
        return None
    from ._strategy import check
    return check(given)


class Router:
    """A configuration, checked when it is made.

        router = Router({"providers": {...}, "models": {...}})
        OpenAI(router=router)

    `config` is a dict, or the path of a file, YAML or JSON.  Clients of one
    router share its health.

    `strategy` is a callable, or a dict of them by group: of the candidates of a
    group (dicts) and the request it returns those to ask, in order.  It has
    `strategy_timeout` seconds; None: any time, on the caller's own thread.
    """

    @discreet
    def __init__(self, config, strategy=None, strategy_timeout=0.5):
        self.config = config_of(config)
        if self.config is None:
            raise TypeError("a router's config is a dict or a path, not None")
        self._picking = _strategy_of(strategy), strategy_timeout
        self._core = make_router(self._options(), None, *self._picking)
        self._clients = _no_clients()  # whose core is not this one

    @classmethod
    def _of(cls, core, config):
        """For a client that has a core of its own."""
        router = cls.__new__(cls)
        router.config, router._core = config, core
        router._picking = None, 0.5
        router._clients = _no_clients()
        return router

    def _options(self):
        return {"config": self.config, "user_agent": USER_AGENT}

    @discreet
    def reload(self, config=None):
        """Reads the configuration anew, or takes another one, in one step:
        calls in flight end by the old one.  A bad one changes nothing."""
        before = self.config
        if config is not None:
            self.config = config_of(config)
        try:
            reload_router(self._core, self._options(), self._picking[0])
        except BaseException:
            self.config = before
            raise
        for client in list(self._clients):
            client._open()

    def plan(self, **request):
        """What a call with these arguments would ask, in which order, and what
        it would not ask and why.  Nothing is sent."""
        return _read(self._core.plan(request))

    def health(self):
        """How all that was asked so far stands."""
        return _read(self._core.health({}))

    def disable(self, name):
        """A provider, or a deployment, is not asked until `enable`."""
        self._core.steer({"disable": name})

    def enable(self, name):
        self._core.steer({"enable": name})

    def pin(self, group, deployment):
        """The group asks this deployment only; None: all of its own again."""
        self._core.steer({"pin": {"group": group, "deployment": deployment}})

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
        if isinstance(self.config, str) or self.config is None:
            return f"Router({self.config!r})"
        return f"Router({list(self.config.get('models') or ())})"
