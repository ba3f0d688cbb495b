# SPDX-License-Identifier: Apache-2.0
"""What releases are made with, as far as it needs no compiler: the rows, the
archives, and what is found wrong with them."""

import io
import json
import pathlib
import re
import sys
import zipfile

import pytest

from zerohop import _native

RELEASE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "release"
sys.path.insert(0, str(RELEASE))

import archives  # noqa: E402
import build  # noqa: E402
import check  # noqa: E402
import linked  # noqa: E402
from libraries import LIBRARIES, SUITES, Library  # noqa: E402
from targets import TARGETS, asked  # noqa: E402


def test_a_row_says_all_that_is_needed():
    for row in LIBRARIES:
        assert re.fullmatch("[0-9a-f]{64}", row.dsc), row.package
        assert row.suite in SUITES and row.kind in linked.KINDS, row.package
        assert row.archives and row.licence and row.home, row.package


def test_what_every_build_links_is_in_a_release():
    """csrc/LIBS is the list of a build from source, besides libcurl."""
    names = (RELEASE.parents[1] / "csrc/LIBS").read_text().split()
    linked_in = {name for row in LIBRARIES for name in row.archives}
    assert {name.removeprefix("-l") for name in names} | {"curl"} <= linked_in


@pytest.mark.parametrize("version, upstream", [
    ("1:1.3.dfsg+really1.3.1-1", "1.3.1"), ("3.5.7-1~deb13u2", "3.5.7"),
    ("1.64.0-1.1+deb13u1", "1.64.0"), ("0.2.5-2", "0.2.5"),
    ("3.46.1-7+deb13u2", "3.46.1")])
def test_authors_version_of_a_source_package(version, upstream):
    row = Library("p", version, "s", "", "cmake", (), (), "", "", "")
    assert row.upstream == upstream


def test_targets_by_name():
    assert asked([]) == list(TARGETS)
    assert [each.host for each in asked(["aarch64-musl"])] == \
        ["aarch64-linux-musl"]
    with pytest.raises(SystemExit, match="no such target: mips"):
        asked(["mips"])


@pytest.mark.parametrize("pack, read", [
    (archives.wheel, archives.read_wheel), (archives.npm, archives.read_npm)])
def test_an_archive_depends_on_its_members_alone(pack, read):
    members = {"b/two.py": b"2" * 5000, "a.py": b"", "z-1.dist-info/RECORD":
               b"r", "z.so": b"elf"}
    turned = dict(reversed(members.items()))
    assert pack(members, 1767225600) == pack(turned, 1767225600)
    assert pack(members, 1767225600) != pack(members, 1767225602)
    assert read(pack(members, 1767225600)) == members


def test_members_of_a_wheel_have_plain_permissions():
    data = archives.wheel({"a.py": b"", "a.so": b""}, 1767225600)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        modes = {info.filename: oct(info.external_attr >> 16)
                 for info in archive.infolist()}
    assert modes == {"a.py": "0o100644", "a.so": "0o100755"}


def test_a_listing_has_what_is_expected_and_nothing_else():
    expected = ["zerohop/a.py", "zerohop/_native.abi3.so"]
    assert check.listing(expected, expected) == []
    assert check.listing([*expected, "evil.pth"], expected) == \
        ["evil.pth is not expected"]
    assert check.listing(expected[:1], expected) == \
        ["zerohop/_native.abi3.so is missing"]


def test_a_wheel_is_expected_to_have_the_stubs_that_git_has_not():
    names = build.wheel_names(["a.txt"])
    assert {"zerohop/types/video_edit_params.pyi", "zerohop/py.typed",
            "zerohop/resources/embeddings.pyi", "zerohop/__init__.py",
            "zerohop/vocab/o200k.zhv", "zerohop/_native.abi3.so",
            f"{build.INFO}/licenses/linked/a.txt"} <= names
    assert len([name for name in names if name.endswith(".pyi")]) > 1400


def test_a_build_for_this_machine_is_no_release():
    """What is built from source takes curl from the machine: it is told."""
    built = pathlib.Path(_native.__file__).read_bytes()
    faults = check.binary(built, TARGETS[0])
    assert any(fault.startswith("needs libcurl") for fault in faults), faults
    assert "takes curl_easy_setopt from elsewhere" in faults


def test_licences_are_told_in_the_metadata():
    text = ("License-Expression: Apache-2.0\nLicense-File: LICENSE\n"
            "License-File: NOTICE\nX: y\n")
    told = build.metadata(text, ["b.txt", "a.txt"])
    assert told.startswith("License-Expression: Apache-2.0 AND ")
    assert "NOTICE\nLicense-File: linked/a.txt\nLicense-File: linked/b.txt\n" \
        "X: y\n" in told


def test_record_names_every_member():
    lines = build.record({"a": b"1"}).decode().splitlines()
    assert lines == ["a,sha256=a4ayc_80_OGda4BO_1o_V0etpOqiLx1JwB5S3beHW0s,1",
                     f"{build.INFO}/RECORD,,"]


def test_the_npm_package_builds_nothing():
    text = json.loads(build.manifest(asked(["x86_64-musl", "x86_64-gnu"])))
    assert not {"scripts", "gypfile", "devDependencies"} & set(text)
    assert text["cpu"] == ["x64"] and text["libc"] == ["glibc", "musl"]
    names = build.npm_files()
    assert "node/index.js" in names and "NOTICE" in names
    assert not [name for name in names if name.endswith((".c", ".h", ".gyp"))]
