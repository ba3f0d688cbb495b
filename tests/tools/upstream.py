# SPDX-License-Identifier: Apache-2.0
"""The official Python client's generated tests, fetched to build/upstream and
never kept, against a server made of its OpenAPI document.

    python tests/tools/upstream.py official|zerohop [FILE...] [-- PYTEST...]

prints pytest's last line; FILE is below tests/api_resources."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build/upstream"
# `make asan` has a package of its own.
PACKAGE = os.path.abspath(os.environ.get("PYTHONPATH", ROOT / "python"))
VERSION = "3.3.1"
DOCUMENT = ROOT.parent / (
    "shared/fixtures/openai-openapi/openapi.transformed.yml")
PYTEST = ("pytest-asyncio==1.5.0", "rich==15.0.0")
SERVER = "@stdy/cli@0.22.1"
FORMS = [f"--validator-{place}-{kind}-format=brackets"
         for place in ("query", "form") for kind in ("array", "object")]


def pip(*arguments):
    subprocess.run([sys.executable, "-m", "pip", "-q",
                    "--disable-pip-version-check", *arguments], check=True)


def fetch_official():
    WORK.mkdir(parents=True, exist_ok=True)
    if not (WORK / "official").exists():
        pip("install", "--no-deps", "--target", WORK / "official.part",
            f"openai=={VERSION}")
        (WORK / "official.part").rename(WORK / "official")


def fetch():
    """The tests, what they need, and the server; once."""
    fetch_official()
    if not (WORK / "extra").exists():
        pip("install", "--no-deps", "--target", WORK / "extra.part", *PYTEST,
            "markdown-it-py", "mdurl", "pygments")
        (WORK / "extra.part").rename(WORK / "extra")
    if not (WORK / "server/node_modules").exists():
        (WORK / "server").mkdir(exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", WORK / "server",
                        "--no-package-lock", "--no-audit", "--no-fund",
                        "--loglevel=error", SERVER], check=True,
                       stdout=subprocess.DEVNULL)
    if not (WORK / "tests").exists():
        unpack()
    shutil.copy(ROOT / "tests/upstream/conftest.py", WORK / "tests")


def source(top):
    """{path below `top`: bytes} of the package's source archive."""
    archive = WORK / f"openai-{VERSION}.tar.gz"
    if not archive.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        pip("download", "--no-deps", "--no-binary", "openai", "-d", WORK,
            f"openai=={VERSION}")
    top = f"openai-{VERSION}/{top}/"
    with tarfile.open(archive) as found:
        return {member.name.removeprefix(top): found.extractfile(member).read()
                for member in found.getmembers()
                if member.isfile() and member.name.startswith(top)}


def unpack():
    for name, data in source("tests").items():
        if name.startswith("api_resources/") or name in (
                "utils.py", "__init__.py", "sample_file.txt"):
            target = WORK / "tests.part" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    (WORK / "tests.part").rename(WORK / "tests")


class Server:
    """The mock server; a context manager that gives its address."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.log = open(WORK / "server.log", "wb")
        self.process = subprocess.Popen(
            [WORK / "server/node_modules/.bin/steady", "--host", "127.0.0.1",
             "-p", str(port), *FORMS, DOCUMENT],
            stdout=self.log, stderr=self.log)
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + 120
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(address + "/models", timeout=30).read()
                return address
            except OSError:
                time.sleep(0.2)
        raise RuntimeError((WORK / "server.log").read_text())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()


def run(client, address, files=(), options=()):
    """pytest's exit status and output."""
    path = [WORK / "official" if client == "official" else PACKAGE,
            WORK / "extra", WORK]
    environ = {**os.environ, "TEST_API_BASE_URL": address,
               "UPSTREAM_CLIENT": client,
               "PYTHONPATH": os.pathsep.join(map(str, path))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p",
         "pytest_asyncio", "-o", "addopts=", "-o", "asyncio_mode=auto",
         "-o", "asyncio_default_fixture_loop_scope=session",
         "-o", "filterwarnings=default", "--tb=line", "-W", "ignore",
         *options, *(WORK / "tests/api_resources" / file
                     for file in files or ["."])],
        cwd=WORK, env=environ, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def main():
    client, files, options = sys.argv[1], sys.argv[2:], []
    if "--" in files:
        at = files.index("--")
        files, options = files[:at], files[at + 1:]
    fetch()
    with Server() as address:
        status, output = run(client, address, files, options)
    log = WORK / f"{client}.log"
    log.write_text(output)
    print(output.splitlines()[-1], f"({log})")
    return status


if __name__ == "__main__":
    sys.exit(main())
