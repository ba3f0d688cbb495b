# SPDX-License-Identifier: Apache-2.0
"""Builds the libraries of a target, static and position-independent, into a
prefix of its own; done once, as long as its row and the rows above stay."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

import fetch
from libraries import LIBRARIES

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE.parents[1]
RELEASE = TREE / "build" / "release"
TOOLS = RELEASE / "tools"
# The date that a library may keep inside itself.
EPOCH = "1767225600"
NICE = os.environ.get("NICE", "19")


def tools():
    """The pinned compiler and its helpers, from PyPI, in their own place."""
    wanted = (HERE / "requirements.txt").read_text()
    stamp = TOOLS / "made"
    if not stamp.exists() or stamp.read_text() != wanted:
        print("  tools: pip install -r tools/release/requirements.txt",
              flush=True)
        shutil.rmtree(TOOLS, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin/pip", "install", "-q",
                        "--disable-pip-version-check", "-r",
                        HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    zig, = TOOLS.glob("lib/python3*/site-packages/ziglang/zig")
    return zig


def environment(target):
    """What every compiler of this target is run with: nothing but this of the
    machine's environment reaches a build."""
    work = RELEASE / target.name
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "TERM")
            if name in os.environ}
    return {
        **kept,
        "PATH": os.pathsep.join([str(work / "bin"), str(HERE / "bin"),
                                 str(TOOLS / "bin"), os.environ["PATH"]]),
        "LC_ALL": "C",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONNOUSERSITE": "1",
        "PYTHONHASHSEED": "0",
        "ZH_ZIG": str(tools()),
        "ZH_TRIPLE": target.triple,
        "ZH_TREE": str(TREE),
        "ZH_EXPORTS": str(HERE / "exports.map"),
        "ZIG_GLOBAL_CACHE_DIR": str(RELEASE / "zig"),
        "ZIG_LOCAL_CACHE_DIR": str(RELEASE / "zig"),
        "CC": "zh-cc",
        "CFLAGS": "-O2",
        "AR": "zh-ar",
        "RANLIB": "zh-ranlib",
        "LDSHARED": "zh-cc -shared",
    }


class Place:
    """One library at one target: where from, where to, with what."""

    def __init__(self, library, target, source):
        self.library, self.target, self.source = library, target, source
        self.top = RELEASE / target.name
        self.prefix = self.top / "prefix"
        self.work = self.top / "work" / library.package
        self.log = self.top / f"{library.package}.log"
        self.env = environment(target)

    def run(self, *command):
        with open(self.log, "a") as log:
            done = subprocess.run(
                ["nice", "-n", NICE, *map(str, command)], cwd=self.work,
                env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT)
        if done.returncode != 0:
            log = open(self.log, errors="replace")
            sys.stderr.write("".join(log.readlines()[-30:]))
            fetch.fail(f"{self.library.package} for {self.target.name} "
                       f"cannot be built; see {self.log}")


def jobs():
    return "-j" + os.environ.get("JOBS", "1")


def cmake(place):
    options = {
        "CMAKE_SYSTEM_NAME": "Linux",
        "CMAKE_SYSTEM_PROCESSOR": place.target.machine,
        "CMAKE_C_COMPILER": "zh-cc",
        "CMAKE_AR": HERE / "bin/zh-ar",
        "CMAKE_RANLIB": HERE / "bin/zh-ranlib",
        "CMAKE_BUILD_TYPE": "None",
        "CMAKE_C_FLAGS": "-O2 -DNDEBUG",
        "CMAKE_INSTALL_PREFIX": place.prefix,
        "CMAKE_INSTALL_LIBDIR": "lib",
        "CMAKE_FIND_ROOT_PATH": place.prefix,
        "CMAKE_FIND_ROOT_PATH_MODE_PROGRAM": "NEVER",
        "CMAKE_FIND_ROOT_PATH_MODE_LIBRARY": "ONLY",
        "CMAKE_FIND_ROOT_PATH_MODE_INCLUDE": "ONLY",
        "CMAKE_FIND_ROOT_PATH_MODE_PACKAGE": "ONLY",
        "BUILD_SHARED_LIBS": "OFF",
    }
    place.run("cmake", "-G", "Ninja", "-S", place.source, "-B", ".",
              *(f"-D{name}={value}" for name, value in options.items()),
              *("-D" + option for option in place.library.options))
    place.run("ninja", jobs(), "install")


def openssl(place):
    """Its prefix is a place that no build tree has: it is kept inside."""
    place.run("perl", os.path.relpath(place.source / "Configure", place.work),
              place.target.openssl, "--prefix=/usr", "--openssldir=/etc/ssl",
              "--libdir=lib", *place.library.options, "-O2")
    place.run("make", jobs(), "build_libs")
    place.run("make", "install_dev", f"DESTDIR={place.work / 'out'}")
    shutil.copytree(place.work / "out/usr", place.prefix, dirs_exist_ok=True)


def configure(place):
    """In a copy of its sources, since not all can be built elsewhere."""
    shutil.copytree(place.source, place.work, symlinks=True,
                    dirs_exist_ok=True)
    known = {"prefix": place.prefix, "host": place.target.host}
    place.run("./configure",
              *(option.format(**known) for option in place.library.options))
    place.run("make", jobs())
    place.run("make", "install")


def sqlite(place):
    """Its authors' Makefile puts its sources into one file, with Tcl and with
    tools that run here: that file is all there is to compile, with what the
    configure script found at the target."""
    here = f"{place.env['ZH_ZIG']} cc -O1 -fno-sanitize=all"
    # Debian links the tools as it links what is installed: by LTLINK.
    host = ("BCC=" + here, "LTLINK=" + here)
    place.run(place.source / "configure", "--disable-tcl",
              "--disable-readline", "--host=" + place.target.host)
    place.run("make", *host, "sqlite3.c", "sqlite3.h")
    place.run("zh-cc", "-O2", "-DNDEBUG", "-D_HAVE_SQLITE_CONFIG_H",
              *place.library.options, "-c", "sqlite3.c")
    for folder in ("lib", "include"):
        (place.prefix / folder).mkdir(exist_ok=True)
    place.run("zh-ar", "rcs", place.prefix / "lib/libsqlite3.a", "sqlite3.o")
    shutil.copy(place.work / "sqlite3.h", place.prefix / "include")


KINDS = {"cmake": cmake, "configure": configure, "openssl": openssl,
         "sqlite": sqlite}


def recipe(rows, target):
    """What a built library depends on: change any of it, and it is built
    anew."""
    parts = [repr(rows), repr(target),
             (HERE / "requirements.txt").read_text(),
             (HERE / "bin/zh-cc").read_text()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def build(place, rows):
    stamp = place.top / f"{place.library.package}.stamp"
    wanted = recipe(rows, place.target)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"  build {place.library.package} {place.library.upstream} "
          f"for {place.target.name}", flush=True)
    shutil.rmtree(place.work, ignore_errors=True)
    place.log.unlink(missing_ok=True)
    place.work.mkdir(parents=True)
    place.prefix.mkdir(exist_ok=True)
    KINDS[place.library.kind](place)
    for name in place.library.archives:
        if not (place.prefix / f"lib/lib{name}.a").exists():
            fetch.fail(f"{place.library.package} made no lib{name}.a")
    shutil.rmtree(place.work)
    stamp.write_text(wanted)


def config_scripts(target):
    """Both bindings ask curl-config and pkg-config what to compile and link
    with: here either answers with all that is linked, in the order in which
    it is needed."""
    prefix = RELEASE / target.name / "prefix"
    cflags = [f"-I{prefix}/include"]
    libs = [f"-L{prefix}/lib"]
    for library in reversed(LIBRARIES):
        cflags += ["-D" + name for name in library.defines]
        libs += ["-l" + name for name in library.archives]
    script = ("#!/bin/sh\nfor word; do case $word in\n"
              f"  --cflags) echo '{' '.join(cflags)}' ;;\n"
              f"  --libs) echo '{' '.join(libs)}' ;;\nesac; done\n")
    folder = prefix.parent / "bin"
    folder.mkdir(exist_ok=True)
    for name in ("curl-config", "pkg-config"):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)


def libraries(target):
    """All of them, for one target.  Returns the folder of their sources."""
    sources = fetch.sources(RELEASE)
    (RELEASE / target.name).mkdir(exist_ok=True)
    for count, library in enumerate(LIBRARIES, 1):
        place = Place(library, target, sources[library.package])
        build(place, LIBRARIES[:count])
    config_scripts(target)
    return sources
