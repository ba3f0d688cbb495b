# SPDX-License-Identifier: Apache-2.0
"""The machines a release is built for, one row each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    name: str      # ours: a folder below build/release
    triple: str    # what zig calls it; with the oldest glibc it may meet
    wheel: str     # the wheel's platform tag
    arch: str      # as node's process.arch has it
    libc: str      # glibc or musl, as npm has it
    openssl: str   # OpenSSL's own name for it
    machine: str   # as uname has it

    @property
    def host(self):
        """As configure scripts have it."""
        return "-".join([self.machine, "linux", self.name.split("-")[1]])

    @property
    def prebuild(self):
        """The folder of the addon inside the npm package."""
        return f"linux-{self.arch}-{self.libc}"


TARGETS = (
    Target("x86_64-gnu", "x86_64-linux-gnu.2.17",
           "manylinux2014_x86_64.manylinux_2_17_x86_64",
           "x64", "glibc", "linux-x86_64", "x86_64"),
    Target("aarch64-gnu", "aarch64-linux-gnu.2.17",
           "manylinux2014_aarch64.manylinux_2_17_aarch64",
           "arm64", "glibc", "linux-aarch64", "aarch64"),
    Target("x86_64-musl", "x86_64-linux-musl", "musllinux_1_2_x86_64",
           "x64", "musl", "linux-x86_64", "x86_64"),
    Target("aarch64-musl", "aarch64-linux-musl", "musllinux_1_2_aarch64",
           "arm64", "musl", "linux-aarch64", "aarch64"),
)


def asked(names):
    """The targets of these names, all of them for none."""
    known = {target.name: target for target in TARGETS}
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise SystemExit(f"no such target: {' '.join(unknown)}; "
                         f"known: {' '.join(known)}")
    return [known[name] for name in names] or list(TARGETS)
