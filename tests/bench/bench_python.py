# SPDX-License-Identifier: Apache-2.0
"""The Python client beside its peers: CPU per request and per chunk of the
client's process, interleaved runs, medians, ratios.  `make bench` runs it."""

import importlib.metadata
import importlib.util
import pathlib
import platform
import resource
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
RUNS = 3
# case: kind, shape, in flight, loop; then requests for us, for the official
CASES = [
    ("request, sync, 1 in flight", "sync:plain:1:-", 1500, 150),
    ("request, asyncio, 1 in flight", "async:plain:1:asyncio", 1500, 150),
    ("request, asyncio, 64 in flight", "async:plain:64:asyncio", 4000, 300),
    ("request, uvloop, 64 in flight", "async:plain:64:uvloop", 4000, 300),
    ("chunk, sync, all in one write", "sync:burst:1:-", 150, 4),
    ("chunk, asyncio, 100 streams, one write each",
     "async:drip:100:asyncio", 100, 100),
    ("chunk, uvloop, 100 streams, one write each",
     "async:drip:100:uvloop", 100, 100),
]
CLIENTS = ("zerohop", "zerohop+openai", "openai", "httpx")


def has(module):
    return importlib.util.find_spec(module) is not None


def run(client, case, url, count):
    done = subprocess.run(
        [sys.executable, str(HERE / "python_peer.py"), client, case, url,
         str(count)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{client} {case}: {done.stderr[-2000:]}")
    return float(done.stdout)


def wanted(client, case):
    if client == "httpx":
        return has("httpx") and case.startswith("sync")
    if "uvloop" in case and not has("uvloop"):
        return False
    return client == "zerohop" or has("openai")


def cpu_of(code):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime -
            before.ru_utime - before.ru_stime) * 1e3


def imports():
    print("\n| import | CPU ms over a bare interpreter |\n| --- | ---: |")
    for name in ("zerohop", "openai", "litellm"):
        if not has(name):
            continue
        rows = [cpu_of(f"import {name}") - cpu_of("pass") for _ in range(7)]
        print(f"| {name} | {statistics.median(rows):.1f} |", flush=True)


def main(server):
    process = subprocess.Popen([server, "200"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{process.stdout.readline().strip()}"
    versions = " ".join(f"{name} {importlib.metadata.version(name)}"
                        for name in ("openai", "httpx", "uvloop") if has(name))
    print(f"Python {platform.python_version()}, {versions}; CPU us, median of "
          f"{RUNS}; in brackets the official client's cost over ours\n")
    print("| what |", " | ".join(CLIENTS), "|")
    print("| --- |" + " ---: |" * len(CLIENTS))
    for title, case, ours, theirs in CASES:
        found = {client: [] for client in CLIENTS if wanted(client, case)}
        for _ in range(RUNS):
            for client, rows in found.items():
                count = ours if client.startswith("zerohop") else theirs
                rows.append(run(client, case, url, count))
        medians = {k: statistics.median(v) for k, v in found.items()}
        cells = []
        for client in CLIENTS:
            text = f"{medians[client]:.2f}" if client in medians else "-"
            if client.startswith("zerohop") and "openai" in medians:
                text += f" ({medians['openai'] / medians[client]:.1f}x)"
            cells.append(text)
        print(f"| {title} |", " | ".join(cells), "|", flush=True)
    imports()
    process.stdin.close()
    process.wait()


main(sys.argv[1])
