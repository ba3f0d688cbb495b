# SPDX-License-Identifier: Apache-2.0
"""An audit at the level of sockets: a program makes calls of every kind and
is tempted to go elsewhere, while strace notes each address that any of its
threads connects or sends to.

    python3 tests/tools/audit.py python|node

Exit status 0 when those addresses are just the servers of its configuration,
1 when they are not, 77 when there is no strace."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from faults_row import DONE, END, chunk, reply
from server import CUT, Server, plain, stream

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = os.path.abspath(os.environ.get("PYTHONPATH", ROOT / "python"))
TOOLS = ROOT / "tests" / "tools"
COMMANDS = {"python": [sys.executable, TOOLS / "audit_py.py"],
            "node": ["node", TOOLS / "audit_node.mjs"]}
ELSEWHERE = "169.254.169.254"  # never configured
CALLS = "connect,sendto,sendmsg,sendmmsg,bind"
REDIRECTS = (301, 302, 303, 307, 308)
SKIPPED = 77


def answer(request):
    """By the question's text: a reply, or what might lead elsewhere."""
    body = request.json()
    text = json.dumps(body)
    for status in REDIRECTS:
        if f"say {status}" in text:
            return plain("", status, [
                ("Location", f"http://{ELSEWHERE}/v1/chat/completions"),
                ("Refresh", f"0; url=http://{ELSEWHERE}/"),
                ("Alt-Svc", f'h2="{ELSEWHERE}:80"; ma=9'),
                ("Link", f"<http://{ELSEWHERE}/>; rel=preload")])
    if "say 500" in text:
        return plain({"error": {"message": f"see http://{ELSEWHERE}/"}}, 500)
    if body.get("stream"):
        return stream([chunk("a"), END, DONE],
                      then=CUT if "say cut" in text else None)
    return plain(reply(f"see http://{ELSEWHERE}/x.png"), headers=[
        ("Alt-Svc", f'h3="{ELSEWHERE}:443"; ma=9'),
        ("Strict-Transport-Security", "max-age=9")])


def addresses(trace):
    """What was connected to, and what was sent to with a name."""
    found = set()
    for line in trace.splitlines():
        for family in re.findall(r"sa_family=(AF_\w+)", line):
            port = re.search(r"sin6?_port=htons\((\d+)\)", line)
            place = re.search(r'inet_addr\("([^"]+)"\)|'
                              r'inet_pton\(AF_INET6, "([^"]+)"', line)
            path = re.search(r'sun_path=@?"([^"]*)"', line)
            where = place or path
            found.add((family, next(filter(None, where.groups()), "")
                       if where else line, port and int(port.group(1))))
    return found


def audit(what):
    """(what is wrong, how many requests arrived): no fault, no text."""
    with tempfile.TemporaryDirectory() as folder, Server() as one, \
            Server() as two:
        for server in (one, two):
            server.on("*", answer)
        trace = pathlib.Path(folder, "trace")
        done = subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=" + CALLS, "-o", trace,
             *COMMANDS[what], one.url, two.url], cwd=ROOT, text=True,
            capture_output=True, timeout=240,
            env={**os.environ, "PYTHONPATH": PACKAGE,
                 "ELSEWHERE": ELSEWHERE, "GEMINI_API_KEY": "KEY",
                 "HTTP_PROXY": f"http://{ELSEWHERE}:1"})
        want = {("AF_INET", "127.0.0.1", server.port)
                for server in (one, two)}
        found = addresses(trace.read_text())
        arrived = len(one.requests) + len(two.requests)
    if done.returncode:
        return done.stdout + done.stderr, arrived
    wrong = [f"{name} {sorted(map(str, places))}" for name, places in (
        ("went to", found - want), ("did not go to", want - found)) if places]
    return "; ".join(wrong), arrived


def main():
    if not shutil.which("strace"):
        print("skipped: there is no strace")
        return SKIPPED
    failed = False
    for what in sys.argv[1:]:
        wrong, arrived = audit(what)
        print(f"{what}: {arrived} requests, {wrong or 'nowhere else'}")
        failed |= bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
