# SPDX-License-Identifier: Apache-2.0
"""A strategy of the user's own: candidates go out, an order comes back.

What the callable does must not hurt the call: it runs in a thread beside, and
when it raises, takes too long or says something that is no order, the group's
own order stands, with one warning.
"""

import contextvars
import json
import os
import queue
import threading
import warnings

LIMIT = 0.5  # seconds


def callables_of(config):
    """The config without the callables in it, and these by group; None stands
    for all groups."""
    found = {}
    if not hasattr(config, "keys"):
        return config, found
    config = dict(config)
    settings = config.get("router_settings")
    if hasattr(settings, "keys") and callable(
            settings.get("routing_strategy")):
        settings = dict(settings)
        found[None] = settings.pop("routing_strategy")
        config["router_settings"] = settings
    models = config.get("models")
    if hasattr(models, "keys"):
        config["models"] = {name: _without(name, group, found)
                            for name, group in models.items()}
    return config, found


def _without(name, group, found):
    if not hasattr(group, "keys") or not callable(
            group.get("routing_strategy")):
        return group
    group = dict(group)
    found[name] = group.pop("routing_strategy")
    return group


def check(strategy):
    """What was given as `strategy`, by group."""
    if strategy is None:
        return {}
    if callable(strategy):
        return {None: strategy}
    if hasattr(strategy, "items") and all(map(callable, strategy.values())):
        return dict(strategy)
    raise TypeError("strategy is a callable, or a dict of them by group")


def _takes_request(function):
    import inspect
    try:
        inspect.signature(function).bind(None, None)
    except TypeError:
        return False
    except ValueError:  # of a builtin
        return True
    return True


class _Worker(threading.Thread):
    def __init__(self):
        super().__init__(name="zerohop strategy", daemon=True)
        self.jobs = queue.SimpleQueue()
        self.start()

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            function, done = job
            try:
                done.put((function(), None))
            except BaseException as error:
                done.put((None, error))
            job = function = done = None


class Picker:
    """What the core asks: JSON in, a list of numbers out, or None."""

    def __init__(self, functions, limit):
        self.take(functions)
        self.limit = limit
        self.warned = False
        self.hung = None  # the worker that took too long, what it will say
        self.idle, self.owner = [], os.getpid()

    def take(self, functions):
        self.functions = {group: (function, _takes_request(function))
                          for group, function in functions.items()}

    def __del__(self):
        for worker in self.__dict__.get("idle", ()):
            worker.jobs.put(None)

    def __call__(self, question):
        request = json.loads(question)
        group = request["group"]
        function, takes_request = self.functions.get(
            group, self.functions.get(None, (None, False)))
        if function is None:
            return None
        candidates = request.pop("candidates")
        numbers = {_id(at): i for i, at in enumerate(candidates)}
        by_name = {}
        for i, at in enumerate(candidates):
            at["id"] = _id(at)
            by_name.setdefault(at["deployment"], []).append(i)
        arguments = (candidates, request) if takes_request else (candidates,)
        try:
            said = self._ask(lambda: function(*arguments))
            return _numbers(said, numbers, by_name)
        except _Waiting:
            return None
        except Exception as error:
            self._warn(group, error)
            return None

    def _ask(self, function):
        if self.limit is None:
            return function()
        if self.owner != os.getpid():  # threads do not come along
            self.idle, self.owner, self.hung = [], os.getpid(), None
        hung = self.hung
        if hung is not None:
            if hung[1].empty():
                raise _Waiting
            self.hung = None
            self.idle.append(hung[0])
        worker = self.idle.pop() if self.idle else _Worker()
        done = queue.SimpleQueue()
        context = contextvars.copy_context()
        worker.jobs.put((lambda: context.run(function), done))
        try:
            value, error = done.get(timeout=self.limit)
        except queue.Empty:
            self.hung = worker, done
            raise TimeoutError(f"took more than {self.limit} s") from None
        self.idle.append(worker)
        if error is not None:
            raise error if isinstance(error, Exception) else RuntimeError(
                repr(error))
        return value

    def _warn(self, group, error):
        if self.warned:
            return
        self.warned = True
        warnings.warn(
            f"the strategy callback of group {group!r} failed and the group's "
            f"own order stands: {type(error).__name__}: {error}; this is told "
            "once", stacklevel=2)


class _Waiting(Exception):
    """One call of it is still under way."""


def _id(candidate):
    return f"{candidate['deployment']}#{candidate['key']}"


def _numbers(said, numbers, by_name):
    """Candidates, their ids or their deployments' names -> numbers."""
    if isinstance(said, (str, bytes)) or not hasattr(said, "__iter__"):
        raise TypeError(f"expected a list of candidates, got {said!r}")
    found = []
    for item in said:
        name = item.get("id") if hasattr(item, "get") else item
        if name in numbers:
            found.append(numbers[name])
        elif name in by_name:
            found += by_name[name]
        else:
            raise ValueError(f"no candidate is {name!r}")
    return list(dict.fromkeys(found))
