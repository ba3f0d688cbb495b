# SPDX-License-Identifier: Apache-2.0
"""Has an installed zerohop run a chat, streams and a failover against servers
of this machine, and judges what comes of it.

    python3 tests/release/play.py [--root DIR] [--] PROGRAM...

runs PROGRAM with the path of app.py or app.cjs behind it.  With --root the
program runs in that root tree (as root), which shares this machine's network.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from server import Certificate, Server, plain, stream  # noqa: E402

ROUTE = "/v1/chat/completions"
WANTED = {"chat": "all is well", "stream": "all is well",
          "async": "all is well",
          "failover": ["all is well", ["one", "two"]], "stranger": True,
          "tokens": 2, "h2": "over two"}


def answer(request):
    def choice(**more):
        return {"id": "c", "created": 1, "model": "m",
                "choices": [{"index": 0, **more}]}

    if not request.json().get("stream"):
        message = {"role": "assistant", "content": "all is well"}
        return plain({"object": "chat.completion", **choice(
            message=message, finish_reason="stop")})
    deltas = [({"role": "assistant", "content": "all is"}, None),
              ({"content": " well"}, None), ({}, "stop")]
    records = [{"object": "chat.completion.chunk",
                **choice(delta=delta, finish_reason=finish)}
               for delta, finish in deltas]
    return stream([f"data: {json.dumps(each)}\n\n".encode()
                   for each in records] + [b"data: [DONE]\n\n"])


@contextlib.contextmanager
def http2(certificate):
    """A server in Node, whose HTTP/2 is not ours."""
    key = os.path.join(os.path.dirname(certificate.ca_file), "key.pem")
    server = subprocess.Popen(
        ["node", HERE / "h2.mjs", key, certificate.ca_file], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield f"https://127.0.0.1:{int(server.stdout.readline())}/v1"
    finally:
        server.stdin.close()
        server.wait()


@contextlib.contextmanager
def places():
    """The servers' URLs, and the certificate to trust."""
    with contextlib.ExitStack() as stack:
        certificate = Certificate()
        stack.callback(certificate.remove)
        good = stack.enter_context(Server(tls=certificate))
        bad = stack.enter_context(Server())
        other = stack.enter_context(Server(tls=True))
        good.on(ROUTE, answer)
        other.on(ROUTE, answer)
        bad.on(ROUTE, plain({"error": {"message": "down"}}, status=503))
        found = {"tls": good.url + "/v1", "bad": bad.url + "/v1",
                 "stranger": other.url + "/v1"}
        if shutil.which("node"):
            found["h2"] = stack.enter_context(http2(certificate))
        else:
            print("no node here: HTTP/2 is not tried", file=sys.stderr)
        yield found, certificate.ca_file


def environment(found, certificate):
    """What a program of a user's has, and nothing that leads to the tree."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp",
            "LANG": "C.UTF-8", "PYTHONNOUSERSITE": "1", **{k: os.environ[k] for k in ("PYTHONPATH","NODE_PATH") if k in os.environ},
            "PYTHONDONTWRITEBYTECODE": "1", "SSL_CERT_FILE": certificate,
            "ZH_PLACES": json.dumps(found)}


def run(program, found, certificate, root):
    """In a folder that holds the program and the certificate only."""
    inside = pathlib.Path(root or "/", "tmp")
    with tempfile.TemporaryDirectory(dir=inside) as folder:
        os.chmod(folder, 0o755)
        which = "app.cjs" if "node" in " ".join(program) else "app.py"
        copy = shutil.copy(certificate, folder)
        script = shutil.copy(HERE / which, folder)
        if root:
            copy, script = ("/" + os.path.relpath(path, root)
                            for path in (copy, script))
            program = ["chroot", root, *program]
        done = subprocess.run(
            [*program, script], text=True, capture_output=True,
            cwd=folder, env=environment(found, copy), timeout=600)
    if done.returncode != 0:
        sys.exit(f"{' '.join(program)}: status {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--root", help="a root tree to run in")
    parser.add_argument("--tree", help="a folder it must not come from")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()
    with places() as (found, certificate):
        told = run(options.program, found, certificate, options.root)
    wanted = {name: value for name, value in WANTED.items()
              if name != "h2" or "h2" in found}
    wrong = [f"{name}: {told.get(name)!r}, not {value!r}"
             for name, value in wanted.items() if told.get(name) != value]
    if options.tree and told["from"].startswith(options.tree + os.sep):
        wrong.append(f"{told['from']} is in the tree")
    print("\n".join(wrong) or f"{told['host']}: {', '.join(wanted)} as they "
          f"should be, from {told['from']}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
