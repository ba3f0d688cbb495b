# SPDX-License-Identifier: Apache-2.0
"""Brings the sources of what is linked: apt's own source packages, checked by
Debian's signature and by the hashes of libraries.py.  Nothing of the machine's
own apt is changed."""

import hashlib
import pathlib
import shutil
import subprocess

from libraries import LIBRARIES, SUITES

KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


def fail(text):
    raise SystemExit("release: " + text)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def apt_options(folder):
    for name in ("lists/partial", "archives/partial", "state"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = [f"deb-src [signed-by={KEYS}] {url} {suite} main\n"
            for suite, url in SUITES.items()]
    (folder / "sources.list").write_text("".join(rows))
    options = {
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State": folder / "state",
        "Dir::State::status": "/dev/null",
        "Dir::State::lists": folder / "lists",
        "Dir::Cache": folder,
        "Acquire::Languages": "none",
        "APT::Sandbox::User": "",
    }
    return [word for name, value in options.items()
            for word in ("-o", f"{name}={value}")]


def apt(folder, *words, cwd=None):
    command = ["apt-get", *apt_options(folder), "-q=2", *words]
    done = subprocess.run(command, cwd=cwd, text=True, capture_output=True)
    if done.returncode != 0:
        fail(f"apt-get {' '.join(words)}: {done.stderr.strip()}")


def dsc_name(library):
    return f"{library.package}_{library.version.split(':')[-1]}.dsc"


def parts(dsc):
    """The files a .dsc names, with their SHA-256."""
    text = dsc.read_text().split("Checksums-Sha256:\n", 1)[1]
    for line in text.split("\n"):
        if not line.startswith(" "):
            return
        digest, _, name = line.split()
        yield dsc.with_name(name), digest


def check(library, dsc):
    if sha256(dsc) != library.dsc:
        fail(f"{dsc.name} has SHA-256 {sha256(dsc)}, the row {library.dsc}")
    for path, digest in parts(dsc):
        if sha256(path) != digest:
            fail(f"{path.name} is not what {dsc.name} names")


def download(folder, missing):
    for library in missing:
        print(f"  fetch {library.package} {library.version}", flush=True)
    apt(folder / "apt", "update")
    for library in missing:
        into = folder / "sources"
        into.mkdir(exist_ok=True)
        apt(folder / "apt", "source", "--download-only", "--only-source",
            f"{library.package}={library.version}", cwd=into)


def unpack(library, dsc, into):
    """With Debian's patches, which carry the security fixes."""
    if into.exists():
        return into
    partly = into.with_name(into.name + ".part")
    shutil.rmtree(partly, ignore_errors=True)
    subprocess.run(["dpkg-source", "--no-check", "-x", dsc, partly],
                   check=True, stdout=subprocess.DEVNULL)
    partly.rename(into)
    return into


def sources(folder):
    """The folder of each library's sources, by package."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    dscs = {lib: folder / "sources" / dsc_name(lib) for lib in LIBRARIES}
    missing = [lib for lib, dsc in dscs.items() if not dsc.exists()]
    if missing:
        download(folder, missing)
    found = {}
    for library, dsc in dscs.items():
        check(library, dsc)
        into = folder / "src" / dsc.stem.split("_")[0]
        into.parent.mkdir(exist_ok=True)
        found[library.package] = unpack(library, dsc, into)
    return found
