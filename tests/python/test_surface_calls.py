# SPDX-License-Identifier: Apache-2.0
"""Every method of the surface beside the official client of the version that
the tables are made of (tests/tools/differential_surface.py, upstream.py).  What
they need is fetched from PyPI and npm to build/.  All of it with ZH_LONG=1,
otherwise some resources."""

import json
import os
import re
import subprocess
import sys

import pytest

from local import ROOT, LONG

sys.path.insert(0, str(ROOT / "tests/tools"))
import upstream  # noqa: E402

SOME = () if LONG else ("embeddings", "models", "responses", "files",
                        "batches", "skills")
# Where ours is meant to differ (docs/drop-in.md): the official client sends one
# file that is in no list as nothing at all.
KNOWN = {f"skills.{method}: sent" for method in (
    "create 1", "create async", "versions.create 1", "versions.create async")}


def printed(package, path, *options):
    env = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore",
         str(ROOT / "tests/tools/differential_surface.py"), package, *options,
         *SOME], capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def official():
    upstream.fetch_official()
    return printed("openai", upstream.WORK / "official")


def differences(ours, theirs):
    assert ours.keys() == theirs.keys()
    return {name: (value, ours[name]) for name, value in theirs.items()
            if ours[name] != value}


def known(names):
    return KNOWN & names.keys()


def test_calls_are_the_official_clients(official):
    ours = printed("zerohop", upstream.PACKAGE)
    assert len(official) > (3600 if LONG else 200)
    found = differences(ours, official)
    assert found.keys() == known(official), found


def test_replies_are_the_official_classes_when_they_are_loaded(official):
    path = os.pathsep.join((str(upstream.WORK / "official"),
                            upstream.PACKAGE))
    ours = printed("zerohop", path, "--with-openai")
    found = differences(ours, official)
    assert found.keys() == known(official), found


def test_generated_tests_of_the_official_client():
    if not upstream.DOCUMENT.exists():
        pytest.skip("../shared/fixtures/openai-openapi is not there")
    upstream.fetch()
    files = ["."] if LONG else ["test_embeddings.py", "test_models.py"]
    with upstream.Server() as address:
        _, output = upstream.run("zerohop", address, files)
    failed = set(re.findall(r"^(?:FAILED|ERROR) .*?api_resources/([^[\s]+)",
                            output, re.MULTILINE))
    assert not failed, output[-6000:]
    passed = int(output.rpartition(" passed")[0].split()[-1])
    assert passed >= (4900 if LONG else 60)
