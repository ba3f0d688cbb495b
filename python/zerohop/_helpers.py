# SPDX-License-Identifier: Apache-2.0
"""Methods made of several requests, written once for both clients: a generator
that yields what is to be done next, each a callable; what comes of it, awaited
if need be, is sent back in."""

import functools
import inspect


def sleep(seconds):
    """A step: to wait."""
    def run(is_async):
        if is_async:
            import asyncio
            return asyncio.sleep(seconds)
        import time
        return time.sleep(seconds)
    run.is_sleep = True
    return run


def _run(step, is_async):
    return step(is_async) if hasattr(step, "is_sleep") else step()


def sync_method(steps):
    @functools.wraps(steps)
    def run(*args, **kwargs):
        work, value = steps(*args, **kwargs), None
        try:
            while True:
                value = _run(work.send(value), False)
        except StopIteration as stop:
            return stop.value
        finally:
            work.close()
    return run


def async_method(steps):
    @functools.wraps(steps)
    async def run(*args, **kwargs):
        work, value = steps(*args, **kwargs), None
        try:
            while True:
                value = _run(work.send(value), True)
                if inspect.isawaitable(value):
                    value = await value
        except StopIteration as stop:
            return stop.value
        finally:
            work.close()
    return run


def both(name, space):
    """A pair of classes (sync, async) with these methods."""
    def of(wrap):
        made = {}
        for key, value in space.items():
            is_steps = inspect.isgeneratorfunction(value)
            made[key] = wrap(value) if is_steps else value
        return type(name, (), made)
    return of(sync_method), of(async_method)


# --- polling --------------------------------------------------------------------

def poll_headers(interval, extra=None):
    from ._native import absent
    headers = {"X-Stainless-Poll-Helper": "true", **(extra or {})}
    if not absent(interval):
        headers["X-Stainless-Custom-Poll-Interval"] = str(interval)
    return headers


def polled(retrieve, interval, is_over):
    """Steps: `retrieve` again and again until what came is over."""
    from ._native import absent
    while True:
        response = yield retrieve
        made = response.parse()
        if is_over(made):
            return made
        if absent(interval):
            interval = int(response.headers.get("openai-poll-after-ms", 1000))
        yield sleep(interval / 1000)
