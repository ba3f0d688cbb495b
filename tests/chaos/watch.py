# SPDX-License-Identifier: Apache-2.0
"""Why a call ended late: what kept the core's thread.

Looks at it every few milliseconds and keeps how long it has run, and how long
it could have run and got no CPU, by the kernel's own count (Linux; elsewhere
nothing is known, and nothing explained)."""

import bisect
import pathlib
import threading
import time

STEP_S = 0.005
CORE = "zerohop"  # what the core calls its I/O thread


class Watch:
    """Of one process's thread, from __enter__ to __exit__."""

    def __init__(self, pid):
        self.tasks = pathlib.Path(f"/proc/{pid}/task")
        self.times, self.ran, self.waited = [], [], []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def find(self):
        for task in self.tasks.glob("*"):
            if (task / "comm").read_text().strip() == CORE:
                return task / "schedstat"
        return None

    def run(self):
        file = None
        while not self.ended.wait(STEP_S):
            try:
                file = file or self.find()
                said = file.read_text() if file else ""
            except OSError:  # it has ended, or the kernel does not say
                file, said = None, ""
            if not said:
                continue
            self.times.append(time.monotonic())
            ran, waited, _ = map(int, said.split())
            self.ran.append(ran / 1e6)
            self.waited.append(waited / 1e6)

    def spent(self, begin, end):
        """How long, in ms, the thread ran and how long it waited for a CPU
        between two moments, by the samples around them."""
        if not self.times:
            return 0, 0
        first = max(bisect.bisect_right(self.times, begin) - 1, 0)
        # A wait is counted when it is over.
        last = min(bisect.bisect_left(self.times, end) + 1,
                   len(self.times) - 1)
        return (self.ran[last] - self.ran[first],
                self.waited[last] - self.waited[first])

    def paused(self, begin, end):
        """How long, in ms, the watch itself did not get to look."""
        first = max(bisect.bisect_right(self.times, begin), 1)
        last = bisect.bisect_left(self.times, end)
        return 1e3 * sum(
            max(min(self.times[i], end) - max(self.times[i - 1], begin)
                - STEP_S, 0)
            for i in range(first, min(last + 1, len(self.times))))

