# SPDX-License-Identifier: Apache-2.0
"""The same program with the official client and with zerohop prints the same
(tests/tools/differential_py.py)."""

import json
import pathlib
import subprocess
import sys

import pytest

import zerohop
from local import ROOT


def printed(*arguments):
    import os
    env = {**os.environ, "PYTHONPATH":
           str(pathlib.Path(zerohop.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-W", "ignore",
         str(ROOT / "tests/tools/differential_py.py"), *arguments],
        capture_output=True, text=True, env=env, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def official():
    pytest.importorskip("openai")
    return printed("openai")


def differences(ours, theirs):
    return {name: (theirs[name], ours.get(name, "<missing>"))
            for name in theirs if ours.get(name, "<missing>") != theirs[name]}


def test_without_the_official_package_loaded(official):
    ours = printed("zerohop")
    assert len(official) >= 100
    assert differences(ours, official) == {}
    assert set(ours) == set(official)


def test_with_the_official_package_loaded(official):
    ours = printed("zerohop", "--with-openai")
    assert differences(ours, official) == {}
    assert ours["isinstance reply"] and ours["isinstance chunk"]
    assert ours["except openai.RateLimitError on 429"][0] is True
    assert len(set(ours) - set(official)) > 20
