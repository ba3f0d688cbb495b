# SPDX-License-Identifier: Apache-2.0
"""Installs what `make wheel prebuild` made, offline and away from the source
tree, and has it played by play.py.

    python3 tests/release/install.py [--root DIR] [--python WORDS]
                                     [--node WORDS --npm FILE]

On this machine the Python is put into a fresh virtual environment, and npm is
that of the path.  With --root (as root) all happens in that root tree, which
shares this machine's network and nothing else: WORDS start its Python or Node,
FILE is its npm-cli.js; neither may bring a package of ours along.  pip comes
from this machine's ensurepip.
"""

import argparse
import ensurepip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import play

TREE = pathlib.Path(__file__).resolve().parents[2]


class Place:
    """A folder of its own, in this machine or in a root tree."""

    def __init__(self, root):
        self.root = root
        self.folder = tempfile.mkdtemp(dir=pathlib.Path(root or "/", "tmp"),
                                       prefix="zerohop-")
        os.chmod(self.folder, 0o755)

    def inside(self, path):
        return "/" + os.path.relpath(path, self.root) if self.root else path

    def put(self, file):
        """Copies a file there and returns its path as seen from inside."""
        return self.inside(shutil.copy(file, self.folder))

    def run(self, command, env):
        words = [*map(str, command)]
        if self.root:
            words = ["/usr/sbin/chroot", self.root, "/bin/sh", "-c",
                     'cd "$0"; exec "$@"', self.inside(self.folder), *words]
        return subprocess.run(words, cwd=self.folder, env=env, text=True,
                              capture_output=True, timeout=1200)

    def must(self, command):
        done = self.run(command, play.environment({}, None))
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}: {done.stdout}"
                     f"{done.stderr}")
        return done.stdout

    def remove(self):
        shutil.rmtree(self.folder)


def bundled_pip():
    wheel, = (pathlib.Path(ensurepip.__file__).parent /
              "_bundled").glob("pip-*.whl")
    return wheel


def with_python(place, program, wheels):
    """pip takes of the wheels the one that fits, which is part of the test."""
    if not place.root:
        place.must([*program, "-m", "venv", "--without-pip", "own"])
        program = [os.path.join(place.folder, "own/bin/python")]
    for wheel in wheels:
        place.put(wheel)
    site = place.must([*program, "-c", "import sysconfig; "
                       "print(sysconfig.get_path('purelib'))"]).strip()
    place.must([*program, place.put(bundled_pip()) + "/pip", "install", "-q",
                "--no-index", "--no-deps", "--no-compile", "--find-links", ".",
                "--disable-pip-version-check", "--root-user-action=ignore",
                "--target", site, "--upgrade", "zerohop"])
    return play.play(place, program, "app.py")


def with_node(place, program, npm, package):
    pathlib.Path(place.folder, "package.json").write_text("{}")
    place.must([*program, npm, "install", "--ignore-scripts", "--offline",
                "--no-audit", "--no-fund", place.put(package)])
    return play.play(place, program, "app.cjs")


def npm_here():
    return os.path.realpath(shutil.which("npm"))


def newest(pattern):
    found = sorted((TREE / "dist").glob(pattern), key=os.path.getmtime)
    if not found:
        sys.exit(f"dist/{pattern} is not there: make wheel prebuild")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--root")
    parser.add_argument("--python")
    parser.add_argument("--node")
    parser.add_argument("--npm")
    options = parser.parse_args()
    done = []
    place = Place(options.root)
    try:
        if options.python or not options.root:
            program = (options.python or sys.executable).split()
            done.append(with_python(place, program, newest("*.whl")))
        if options.node or not options.root:
            program = (options.node or shutil.which("node")).split()
            done.append(with_node(place, program, options.npm or npm_here(),
                                  newest("zerohop-*.tgz")[-1]))
    finally:
        place.remove()
    return 0 if done and all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
