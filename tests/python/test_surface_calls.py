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

SOME = () if LONG else ("embeddings", "models", "responses", "files", "batches")
# Where ours is meant to differ, or the tables' document does: docs/drop-in.md.
KNOWN = (
    "admin.organization.audit_logs.list",  # two of its 60 fields' order
    "beta.chatkit.sessions.create 1", "beta.chatkit.sessions.create 2",
    "skills.create", "skills.versions.create",  # one file alone is sent
    "beta.realtime.")  # the SDK's types are not those of the document


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
    return {name: (value, ours.get(name, "<missing>"))
            for name, value in theirs.items()
            if ours.get(name, "<missing>") != value and
            not name.startswith(KNOWN)}


def test_calls_are_the_official_clients(official):
    ours = printed("zerohop", ROOT / "python")
    assert len(official) > (3000 if LONG else 200)
    assert differences(ours, official) == {}
    assert set(ours) == set(official)


def test_replies_are_the_official_classes_when_they_are_loaded(official):
    path = os.pathsep.join(map(str, (upstream.WORK / "official",
                                     ROOT / "python")))
    ours = printed("zerohop", path, "--with-openai")
    assert {name: value for name, value in official.items()
            if ours.get(name) != value and
            not name.startswith("skills.")} == {}
    assert set(ours) == set(official)


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
