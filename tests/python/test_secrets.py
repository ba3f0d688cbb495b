# SPDX-License-Identifier: Apache-2.0
"""No secret in anything that is left behind: tests/tools/canary.py on a part
of the fault catalogue (`make secrets` takes all of it, and whole suites)."""

import pathlib
import subprocess
import sys

import pytest

TOOLS = pathlib.Path(__file__).resolve().parents[1] / "tools"
sys.path.insert(0, str(TOOLS))
import canary  # noqa: E402


@pytest.mark.parametrize("what", ["python", "c"])
def test_no_artefact_holds_a_secret(what):
    done = subprocess.run([sys.executable, TOOLS / "canary.py", what],
                          capture_output=True, text=True, timeout=300)
    print(done.stdout, done.stderr)
    assert done.returncode == 0


def test_the_search_finds_a_piece_of_a_canary():
    canaries = canary.make("seed")
    search = canary.Search(canaries)
    search.look("none", "".join(name for name in canaries) + "cy-")
    assert search.found == []
    for name, value in canaries.items():
        search.look("all", f"a {value} b")
        search.look("piece", value[12:20].encode())
        search.look("less", value[12:19])
    assert [kind for kind, _, _ in search.found] == [
        "all", "piece"] * len(canaries)
