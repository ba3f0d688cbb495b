# SPDX-License-Identifier: Apache-2.0
"""Builds the extension: the Python binding and the whole core in one shared
object.  Everything else stands in pyproject.toml.

ZH_SANITIZE=address,undefined   with these sanitizers
ZH_DEBUG=1                      unoptimised, with symbols
ZH_COVERAGE=1                   with coverage counters
"""

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import sysconfig

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = pathlib.Path(__file__).resolve().parent
VERSION = (ROOT / "VERSION").read_text().strip()
ABI3 = not sysconfig.get_config_var("Py_GIL_DISABLED")

WARNINGS = ["-Wall", "-Wextra", "-Wshadow", "-Wconversion"]
NO_SQLITE = """
zerohop needs SQLite and its header sqlite3.h.
  Debian, Ubuntu:  apt-get install libsqlite3-dev
  Fedora:          dnf install sqlite-devel
  Alpine:          apk add sqlite-dev
"""
NO_CURL = """
zerohop needs libcurl and its headers, and found neither curl-config nor a
libcurl that pkg-config knows.
  Debian, Ubuntu:  apt-get install libcurl4-openssl-dev
  Fedora:          dnf install libcurl-devel
  Alpine:          apk add curl-dev
"""
NO_YAML = """
zerohop needs libyaml and its header yaml.h.
  Debian, Ubuntu:  apt-get install libyaml-dev
  Fedora:          dnf install libyaml-devel
  Alpine:          apk add yaml-dev
"""

# The system's libraries besides libcurl: one list for all builds.
LIBS = (ROOT / "csrc/LIBS").read_text().split()
LIBRARIES = {"-lyaml": ("yaml-0.1", "yaml.h", NO_YAML),
             "-lsqlite3": ("sqlite3", "sqlite3.h", NO_SQLITE)}


def asked(*command):
    """What a tool prints, as words; None when it is not there or fails."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True)
    return shlex.split(done.stdout) if done.returncode == 0 else None


def curl_flags():
    for tool in (["curl-config"], ["pkg-config", "libcurl"]):
        cflags = asked(*tool, "--cflags")
        libs = asked(*tool, "--libs")
        if cflags is not None and libs:
            return cflags, libs
    sys.exit(NO_CURL)


def library_flags(lib):
    """pkg-config's, or none where the header stands where the compiler looks."""
    package, header, message = LIBRARIES[lib]
    cflags = asked("pkg-config", package, "--cflags")
    libs = asked("pkg-config", package, "--libs")
    if cflags is not None and libs:
        return cflags, libs
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler):
        look = subprocess.run([compiler, "-E", "-"], capture_output=True,
                              input=f"#include <{header}>\n", text=True)
        if look.returncode:
            sys.exit(message)
    return [], [lib]


def flags():
    compile_args = ["-std=c11", "-fvisibility=hidden", "-ffunction-sections",
                    "-fno-semantic-interposition", *WARNINGS]
    link_args = []
    if sys.platform.startswith("linux"):
        link_args += ["-Wl,--gc-sections,--exclude-libs,ALL,-Bsymbolic,"
                      "-z,nodelete"]
    compile_args += ["-O0", "-g3"] if os.environ.get("ZH_DEBUG") else ["-O2"]
    sanitizers = os.environ.get("ZH_SANITIZE")
    if sanitizers:
        both = [f"-fsanitize={sanitizers}", "-fno-omit-frame-pointer"]
        compile_args += [*both, "-g"]
        link_args += both
    if os.environ.get("ZH_COVERAGE"):
        compile_args.append("--coverage")
        link_args.append("--coverage")
    return compile_args, link_args


class Build(build_ext):
    """Asks for libraries only when something is really compiled."""

    def build_extension(self, ext):
        for cflags, libs in (curl_flags(), *map(library_flags, LIBS)):
            ext.extra_compile_args += cflags
            ext.extra_link_args += libs
        super().build_extension(ext)


def extension():
    compile_args, link_args = flags()
    macros = [("_GNU_SOURCE", None), ("ZH_VERSION", f'"{VERSION}"')]
    if ABI3:
        macros.append(("Py_LIMITED_API", "0x030b0000"))
    sources = sorted(p.relative_to(ROOT).as_posix()
                     for p in (ROOT / "python/src").glob("*.c"))
    headers = [p.relative_to(ROOT).as_posix()
               for folder in ("csrc", "python/src")
               for p in (ROOT / folder).rglob("*")
               if p.suffix in (".h", ".c", ".inc")]
    return Extension(
        "zerohop._native",
        sources=[*sources, "csrc/zerohop.c"],
        depends=[*headers, "VERSION", "csrc/LIBS"],
        include_dirs=["csrc/include", "csrc/src"],
        define_macros=macros,
        extra_compile_args=compile_args,
        extra_link_args=link_args,
        py_limited_api=ABI3,
    )


# A stub for each module that upstream has: generated, some thousand lines.
subprocess.run([sys.executable, ROOT / "tools/surface_stubs.py"], check=True)
setup(
    ext_modules=[extension()],
    cmdclass={"build_ext": Build},
    options={"bdist_wheel": {"py_limited_api": "cp311"}} if ABI3 else {},
)
