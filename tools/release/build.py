# SPDX-License-Identifier: Apache-2.0
"""Builds what is released, into dist/: wheels, and the npm package with its
addons.  docs/release.md says how.

    python3 tools/release/build.py wheel [TARGET...]
    python3 tools/release/build.py prebuild [TARGET...]
    python3 tools/release/build.py libraries [TARGET...]

A target is a row of targets.py; "all" is every one.
"""

import base64
import fnmatch
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import tomllib

import archives
import check
import fetch
import linked
import sbom
from libraries import LIBRARIES
from linked import RELEASE, TREE
from targets import asked

VERSION = (TREE / "VERSION").read_text().strip()
DIST = TREE / "dist"
INFO = f"zerohop-{VERSION}.dist-info"
# Of the npm package's files, what only a build from source needs.
SOURCE_ONLY = re.compile(r"csrc/|binding\.gyp$|node/(src/|install\.js$)")


def tracked():
    """The files of the tree that belong to it, by name."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=TREE, check=True,
                          capture_output=True, text=True)
    return sorted(name for name in done.stdout.split("\0")
                  if name and (TREE / name).exists())


def date():
    """Every date in an archive: that of the commit, unless one is given."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=TREE,
                          check=True, capture_output=True, text=True)
    return int(done.stdout)


def copied(target):
    """A copy of the tree without anything that was made in it."""
    into = RELEASE / target.name / "tree"
    shutil.rmtree(into, ignore_errors=True)
    for name in tracked():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(TREE / name, into / name, follow_symlinks=False)
    return into


def run(command, target, folder):
    log = RELEASE / target.name / f"{command[-1]}.log"
    with open(log, "w") as file:
        done = subprocess.run(["nice", "-n", linked.NICE, *command],
                              cwd=folder, env=linked.environment(target),
                              stdout=file, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        lines = open(log, errors="replace").readlines()
        sys.stderr.write("".join(lines[-30:]))
        fetch.fail(f"{' '.join(command)} failed; see {log}")


def licences(sources):
    """{name: text} of each library's licence."""
    return {f"{lib.package}.txt":
            (sources[lib.package] / lib.licence).read_bytes()
            for lib in LIBRARIES}


def contents(targets):
    prefixes = [(each, RELEASE / each.name / "prefix") for each in targets]
    compiler = re.search(r"^ziglang==(.+)$", (linked.HERE /
                         "requirements.txt").read_text(), re.M).group(1)
    return sbom.write(VERSION, date(), prefixes, compiler,
                      RELEASE / "sources")


def judge(name, faults):
    for fault in faults:
        print(f"  {name}: {fault}", file=sys.stderr)
    if faults:
        fetch.fail(f"{name} is not fit to be released")


def say(path, data, what):
    DIST.mkdir(exist_ok=True)
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    print(f"{path.relative_to(TREE)}: {len(data):,} bytes "
          f"({len(data) / 1e6:.2f} MB), {what}\n  sha256 {digest}", flush=True)


# --- the wheel ---------------------------------------------------------------

def setup(target, tree):
    """What setuptools makes of the tree, as {name: bytes}."""
    out = RELEASE / target.name / "out"
    shutil.rmtree(out, ignore_errors=True)
    run([str(linked.TOOLS / "bin/python"), "setup.py", "-q",
         "bdist_wheel", "--dist-dir", str(out), "--plat-name",
         target.wheel.split(".")[0]], target, tree)
    made, = out.glob("*.whl")
    return archives.read_wheel(made.read_bytes())


def metadata(text, names):
    spdx = " AND ".join(["Apache-2.0",
                         *sorted({lib.spdx for lib in LIBRARIES} -
                                 {"Apache-2.0"})])
    text = re.sub(r"^License-Expression: .*$",
                  f"License-Expression: {spdx}", text, flags=re.M)
    more = "".join(f"License-File: linked/{name}\n" for name in sorted(names))
    return re.sub(r"(?m)^((?:License-File: .*\n)+)",
                  lambda found: found.group(1) + more, text, count=1)


def record(members):
    rows = []
    for name in sorted(members):
        digest = hashlib.sha256(members[name]).digest()
        encoded = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        rows.append(f"{name},sha256={encoded},{len(members[name])}\n")
    return "".join([*rows, f"{INFO}/RECORD,,\n"]).encode()


def stubs():
    """Those that setup.py makes: git has few of them."""
    sys.path.append(str(TREE / "tools"))
    import surface_stubs
    made = surface_stubs.written(pathlib.PurePosixPath("zerohop"))
    return {str(name) for name in made}


def wheel_names(names):
    """What a wheel holds, from what the tree has."""
    package = {name.removeprefix("python/") for name in tracked()
               if re.match(r"python/zerohop/.*(\.pyi?|py\.typed)$", name)}
    package |= stubs()
    data = tomllib.loads((TREE / "pyproject.toml").read_text())
    data = data["tool"]["setuptools"]["package-data"]["zerohop"]
    # Its folders are links to folders of the same names at the root.
    data = {"zerohop/" + name for name in tracked()
            if any(fnmatch.fnmatchcase(name, one) for one in data)}
    info = {f"{INFO}/{name}" for name in
            ["METADATA", "RECORD", "WHEEL", "top_level.txt",
             "licenses/LICENSE", "licenses/NOTICE",
             "sboms/zerohop.cdx.json",
             *(f"licenses/linked/{name}" for name in names)]}
    return package | data | info | {"zerohop/_native.abi3.so"}


def wheel(target):
    sources = linked.libraries(target)
    texts = licences(sources)
    members = setup(target, copied(target))
    members[f"{INFO}/METADATA"] = metadata(
        members[f"{INFO}/METADATA"].decode(), texts).encode()
    tags = "".join(f"Tag: cp311-abi3-{tag}\n"
                   for tag in target.wheel.split("."))
    members[f"{INFO}/WHEEL"] = re.sub(
        r"(Tag: .*\n)+", tags, members[f"{INFO}/WHEEL"].decode()).encode()
    members[f"{INFO}/sboms/zerohop.cdx.json"] = contents([target])
    for name, text in texts.items():
        members[f"{INFO}/licenses/linked/{name}"] = text
    members.pop(f"{INFO}/RECORD")
    members[f"{INFO}/RECORD"] = record(members)
    native = members["zerohop/_native.abi3.so"]
    name = f"zerohop-{VERSION}-cp311-abi3-{target.wheel}.whl"
    judge(name, check.listing(members, wheel_names(texts)) +
          check.binary(native, target) + check.paths(native, TREE))
    say(DIST / name, archives.wheel(members, date()),
        f"native part {len(native):,} bytes")


# --- the npm package ---------------------------------------------------------

def addon(target):
    """By node-gyp, from headers of the npm package node-api-headers: npm
    finds it in a folder above."""
    if not (TREE / "node_modules/node-api-headers").exists():
        subprocess.run(["npm", "install", "--ignore-scripts", "--silent",
                        "--no-package-lock"], cwd=TREE, check=True)
    tree = copied(target)
    run([shutil.which("node"), "node/install.js",
         f"--arch={target.arch}"], target, tree)
    return (tree / "build/Release/zerohop.node").read_bytes()


def manifest(targets):
    """package.json without a word of building."""
    text = json.loads((TREE / "package.json").read_text())
    for name in ("scripts", "gypfile", "devDependencies", "files"):
        text.pop(name, None)
    text["os"] = ["linux"]
    text["cpu"] = sorted({target.arch for target in targets})
    text["libc"] = sorted({target.libc for target in targets})
    return json.dumps(text, indent=2).encode() + b"\n"


def npm_files():
    """What package.json lists and npm adds by itself, but for building."""
    wanted = json.loads((TREE / "package.json").read_text())["files"]
    return [name for name in tracked()
            if (name.startswith(tuple(wanted)) or
                name in ("LICENSE", "README.md"))
            and not SOURCE_ONLY.match(name)]


def prebuild(targets):
    members = {name: (TREE / name).read_bytes() for name in npm_files()}
    members["package.json"] = manifest(targets)
    sizes = []
    for target in targets:
        sources = linked.libraries(target)
        data = addon(target)
        name = f"prebuilds/{target.prebuild}/zerohop.node"
        judge(name, check.binary(data, target) + check.paths(data, TREE))
        members[name] = data
        sizes.append(f"{target.prebuild} {len(data):,} bytes")
    for name, text in licences(sources).items():
        members[f"licenses/linked/{name}"] = text
    members["sboms/zerohop.cdx.json"] = contents(targets)
    which = f"-{targets[0].prebuild}" if len(targets) == 1 else ""
    say(DIST / f"zerohop-{VERSION}{which}.tgz", archives.npm(members, date()),
        "addons: " + ", ".join(sizes))


def main(what="", *names):
    started = time.monotonic()
    targets = asked([] if names == ("all",) else names)
    if what == "libraries":
        for target in targets:
            linked.libraries(target)
    elif what == "wheel":
        for target in targets:
            wheel(target)
    elif what == "prebuild":
        prebuild(targets)
    else:
        raise SystemExit(__doc__)
    print(f"{what}: {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
