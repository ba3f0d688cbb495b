# SPDX-License-Identifier: Apache-2.0
"""Canaries: keys, header values and prompts that are like no other text, and
the search for them in all that programs leave behind.

    python3 tests/tools/canary.py [--all] python|node|c|suites ...

runs the programs of canary_py.py, canary_node.mjs and canary_c.py, which play
the fault catalogue (a sample of it without --all) and what else may tell a
secret, and write down each artefact; with `suites`, the whole Python and Node
suites with canaries in place of their keys.  Prints a line for each, with what
it looked at; exit status 1 when a piece of a canary was found."""

import json
import os
import pathlib
import random
import re
import shutil
import string
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tests" / "tools"
PIECE = 8  # characters: a shorter piece tells nothing
NAMES = ("key", "key_config", "key_call", "key_env", "password", "header",
         "header_call", "header_config", "query", "prompt")
SAMPLE = 11  # without --all: each eleventh row of the catalogue
PYTHON = sys.executable
# `make asan` has a package of its own.
PACKAGE = os.path.abspath(os.environ.get("PYTHONPATH", ROOT / "python"))


def make(seed):
    """{name: canary}; all of one seed are always the same."""
    dice = random.Random(seed)
    letters = string.ascii_letters + string.digits
    return {name: "cy-" + "".join(dice.choices(letters, k=29))
            for name in NAMES}


class Search:
    """Counts artefacts and finds pieces of canaries in them."""

    def __init__(self, canaries):
        self.artefacts = self.size = 0
        self.found = []
        self._pieces = {name: [value[at:at + PIECE].encode() for at in
                               range(3, len(value) - PIECE + 1)]
                        for name, value in canaries.items()}

    def look(self, kind, text):
        text = text.encode("utf-8", "surrogatepass") if isinstance(
            text, str) else text
        self.artefacts += 1
        self.size += len(text)
        for name, pieces in self._pieces.items():
            at = next((text.find(p) for p in pieces if p in text), None)
            if at is not None:
                self.found.append((kind, name, text[max(0, at - 60):at + 60]))

    def look_all(self, path):
        """The lines of a file, {"kind", "text"} each."""
        with open(path, encoding="utf-8") as file:
            for line in file:
                one = json.loads(line)
                self.look(one["kind"], one["text"])


# --- programs ---------------------------------------------------------------

def run(command, search, canaries, **environment):
    """Runs it with the canaries; all that it says and writes is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        notes = pathlib.Path(folder, "artefacts")
        notes.touch()
        env = {**os.environ, **environment,
               "ZH_CANARIES": json.dumps(canaries), "ZH_ARTEFACTS": str(notes)}
        done = subprocess.run(command, cwd=folder, env=env,
                              capture_output=True)
        search.look("stdout", done.stdout)
        search.look("stderr", done.stderr)
        search.look_all(notes)
    return done


def commands(every):
    python = {"PYTHONPATH": os.pathsep.join([PACKAGE,
                                             str(TOOLS)]),
              "PYTHONDEVMODE": "1", "ZH_STEP": "1" if every else str(SAMPLE)}
    return {
        "python": [([PYTHON, TOOLS / "canary_py.py"], python),
                   ([PYTHON, TOOLS / "canary_py.py", "openai"],
                    {**python, "ZH_STEP": str(7 * SAMPLE)})],
        "node": [(["node", TOOLS / "canary_node.mjs"], python)],
        "c": [([PYTHON, TOOLS / "canary_c.py"], python)],
    }


def play(what, every, seed):
    canaries = make(seed)
    search = Search(canaries)
    codes = []
    for command, environment in commands(every)[what]:
        done = run(command, search, canaries, **environment)
        codes.append(done.returncode)
        if done.returncode:
            print(done.stderr.decode("utf-8", "replace")[-3000:])
    return report(what, search, codes)


def report(what, search, codes):
    print(f"{what}: {search.artefacts} artefacts, {search.size >> 10} KB, "
          f"{len(search.found)} hits, exit {codes}", flush=True)
    for kind, name, around in search.found[:20]:
        print(f"  {name} in {kind}: {around!r}")
    return not search.found and search.artefacts >= 2 and not any(codes)


# --- whole suites -------------------------------------------------------------

def copy_tests(folder, canaries):
    """A tree like ours whose tests have canaries for keys and prompts."""
    for path in ROOT.iterdir():
        if path.name in ("node", "python"):  # whose own places are looked at
            shutil.copytree(path, folder / path.name)
        elif path.name not in ("tests", ".git"):
            (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "tests", folder / "tests", symlinks=True,
                    ignore=shutil.ignore_patterns("node_modules", "corpus",
                                                  "__pycache__"))
    made = ROOT / "tests" / "tools" / "node" / "node_modules"
    if made.exists():
        (folder / "tests/tools/node/node_modules").symlink_to(made)
    changed = 0
    for path in (folder / "tests").rglob("*"):
        if path.suffix in (".py", ".mjs", ".js", ".case") and path.is_file():
            text = path.read_bytes()
            new = re.sub(rb"\bKEY\b", canaries["key"].encode(), text)
            if path.suffix != ".case":
                new = re.sub(rb'((content|text)"?: ?)"[hH]i"', rb'\1"%s"' %
                             canaries["prompt"].encode(), new)
            changed += new != text
            path.write_bytes(new)
    return changed


def suites(seed):
    """They must pass, and their output may hold no canary."""
    canaries = make(seed)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        assert copy_tests(folder, canaries) > 20
        node_tests = sorted(map(str, (folder / "tests/node").glob("*.test.*")))
        for what, command in {
                "python suite": [
                    PYTHON, "-m", "pytest", "-v", "-p", "no:cacheprovider",
                    "--rootdir", folder, folder / "tests/python"],
                "node suite": ["node", "--test", "--test-reporter=spec",
                               *node_tests]}.items():
            search = Search(canaries)
            done = run(command, search, canaries, ZH_SHARED=os.environ.get(
                "ZH_SHARED") or str(ROOT.parent / "shared"),
                PYTHONPATH=str(folder / "python"))
            print(done.stdout.decode("utf-8", "replace")[-600:])
            good &= report(what, search, [done.returncode])
    return good


def main():
    words = sys.argv[1:]
    every = "--all" in words
    seed = os.environ.get("SEED") or str(random.SystemRandom().getrandbits(32))
    print(f"SEED={seed}")
    results = [suites(seed) if word == "suites" else play(word, every, seed)
               for word in words if word != "--all"]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
