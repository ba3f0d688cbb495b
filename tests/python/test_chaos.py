# SPDX-License-Identifier: Apache-2.0
"""tests/chaos with Python's client: a thousand requests, a hundred thousand
with ZH_LONG=1."""

import os
import pathlib
import subprocess
import sys

CHAOS = pathlib.Path(__file__).parents[1] / "chaos/chaos.py"


def test_nothing_is_lost_torn_or_cut_without_a_word():
    count = "100000" if os.environ.get("ZH_LONG") else "1000"
    done = subprocess.run(
        [sys.executable, CHAOS, "--clients", "python", "--requests", count,
         "--lax"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
