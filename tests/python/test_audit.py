# SPDX-License-Identifier: Apache-2.0
"""No host is ever contacted that the configuration does not name
(tests/tools/audit.py)."""

import pathlib
import shutil
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tools"))
import audit  # noqa: E402

pytestmark = pytest.mark.skipif(
    not shutil.which("strace"), reason="there is no strace: install it")
STRAY = """
import socket, sys
for url in sys.argv[1:]:
    socket.create_connection(("127.0.0.1", int(url.split(":")[-1])))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.sendto(b"", ("127.0.0.2", 53))
six = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
six.connect_ex(("::1", 1))
"""


def test_calls_go_where_the_configuration_says():
    wrong, arrived = audit.audit("python")
    assert wrong == ""
    assert arrived >= 80


def test_the_audit_sees_a_stray_packet(monkeypatch):
    monkeypatch.setitem(audit.COMMANDS, "stray", [sys.executable, "-c", STRAY])
    wrong, _ = audit.audit("stray")
    assert wrong == ("went to [\"('AF_INET', '127.0.0.2', 53)\", "
                     "\"('AF_INET6', '::1', 1)\"]")
    monkeypatch.setitem(audit.COMMANDS, "none", [sys.executable, "-c", ""])
    assert "did not go to" in audit.audit("none")[0]
