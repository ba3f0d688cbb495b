# SPDX-License-Identifier: Apache-2.0
"""Calls through zerohop.h alone, by processes of play_calls.c."""

import json
import os
import pathlib
import queue
import subprocess

PROGRAM = pathlib.Path(os.environ.get("ZH_TOOLS") or pathlib.Path(
    __file__).resolve().parents[2] / "build" / "tools") / "play_calls"


class Player:
    """Processes of the program, one for each call that is under way."""

    def __init__(self, *arguments, **environment):
        self._command = [PROGRAM, *arguments]
        self._env = {**os.environ, **environment}
        # `make asan` preloads libasan for the extension; a program that is
        # not built with it then hangs as it ends, Debian's curl as well.
        self._env.pop("LD_PRELOAD", None)
        self._idle, self._all = queue.SimpleQueue(), []

    def ask(self, order):
        try:
            process = self._idle.get_nowait()
        except queue.Empty:
            process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env=self._env)
            self._all.append(process)
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        self._idle.put(process)
        return answer

    def close(self):
        """How many did not end well."""
        for process in self._all:
            process.stdin.close()
        return sum(process.wait(10) != 0 for process in self._all)


def order_for(row, place):
    """What to ask for a row of the fault catalogue."""
    where = {"config": place.router} if place.router else {
        "base_url": place.base_url}
    return {"options": {"api_key": "KEY", **where},
            "body": {"model": "m", "stream": row.stream,
                     "messages": [{"role": "user", "content": "hi"}]},
            "retries": row.retries, "asks": row.asks,
            "read_ms": int((row.timeout or 0) * 1000)}
