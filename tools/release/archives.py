# SPDX-License-Identifier: Apache-2.0
"""Archives that depend on their members alone: sorted, of one date, of one
owner, with plain permissions."""

import gzip
import io
import tarfile
import time
import zipfile


def wheel(members, date):
    """A zip of {name: bytes}, RECORD last as pip likes it."""
    def order(name):
        return name.endswith(".dist-info/RECORD"), name

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED,
                         compresslevel=9) as archive:
        for name in sorted(members, key=order):
            info = zipfile.ZipInfo(name, time.gmtime(date)[:6])
            info.create_system = 3
            info.compress_type = zipfile.ZIP_DEFLATED
            mode = 0o755 if name.endswith(".so") else 0o644
            info.external_attr = (0o100000 | mode) << 16
            archive.writestr(info, members[name])
    return out.getvalue()


def npm(members, date):
    """A tar.gz of {name: bytes}, below package/ as npm packs it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w",
                      format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(members):
            info = tarfile.TarInfo("package/" + name)
            info.size = len(members[name])
            info.mtime = date
            info.mode = 0o755 if name.endswith((".node", "cli.js")) else 0o644
            archive.addfile(info, io.BytesIO(members[name]))
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9,
                       mtime=0) as squeezed:
        squeezed.write(packed.getvalue())
    return out.getvalue()


def read_wheel(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_npm(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {member.name.removeprefix("package/"):
                archive.extractfile(member).read() for member in archive}
