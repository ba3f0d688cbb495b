# SPDX-License-Identifier: Apache-2.0
"""The Python client beside its peers: CPU per request and per chunk of the
client's process, interleaved runs, medians, ratios; JSON; import; memory.

    python bench_python.py FOLDER     where serve, bench_core, bench_json are

`make bench` runs it, with the peers of requirements.txt installed.
"""

import importlib.metadata
import json
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
RUNS = 3
# title; kind, shape, in flight, loop; how many: cheap clients, dear ones
CASES = [
    ("request, sync, 1 in flight", "sync:plain:1:-", 1500, 100),
    ("request, asyncio, 1 in flight", "async:plain:1:asyncio", 1500, 100),
    ("request, asyncio, 32 in flight", "async:plain:32:asyncio", 4000, 200),
    ("request, asyncio, 64 in flight", "async:plain:64:asyncio", 4000, 200),
    ("request, uvloop, 64 in flight", "async:plain:64:uvloop", 4000, 200),
    ("chunk, sync, all in one write", "sync:burst:1:-", 150, 4),
    ("chunk, sync, one a millisecond", "sync:drip:1:-", 4, 4),
    ("chunk, asyncio, all in one write", "async:burst:1:asyncio", 150, 4),
    ("chunk, asyncio, 100 streams, one write each",
     "async:drip:100:asyncio", 100, 100),
    ("chunk, uvloop, 100 streams, one write each",
     "async:drip:100:uvloop", 100, 100),
    ("chunk, asyncio, 1,000 streams, one write each",
     "async:drip:1000:asyncio", 1000, 0),
    ("chunk, uvloop, 1,000 streams, one write each",
     "async:drip:1000:uvloop", 1000, 0),
]
CLIENTS = ("libcurl", "zerohop", "zerohop+openai", "openai", "litellm", "httpx")
CHEAP = ("libcurl", "zerohop", "zerohop+openai")
# Its import alone takes seconds.
SLOW = {"litellm": ("sync:plain:1:-", "async:plain:64:asyncio",
                    "sync:burst:1:-")}


def output(*command, **environ):
    done = subprocess.run([str(part) for part in command],
                          capture_output=True, text=True,
                          env={**os.environ, **environ})
    if done.returncode:
        sys.exit(f"{command}: {done.stderr[-2000:]}")
    return done.stdout


def started(*command):
    """A server; its first line says where it is."""
    return subprocess.Popen([str(part) for part in command],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            text=True)


def finish(server):
    server.stdin.close()
    server.wait()


def python_of(folder, client):
    """litellm wants an older openai than we measure."""
    if client == "litellm":
        return folder / "litellm" / "bin" / "python"
    return sys.executable


def run(folder, client, case, port, count):
    if client == "libcurl":
        _, shape, flight, _ = case.split(":")
        return float(output(folder / "bench_core", "bare", shape, flight,
                            count, port))
    return float(output(python_of(folder, client), HERE / "python_peer.py",
                        client, case, f"http://127.0.0.1:{port}", count))


def cell(client, medians):
    if client not in medians:
        return "-"
    text = f"{medians[client]:.2f}"
    if not client.startswith("zerohop"):
        return text
    ratios = [f"{medians[client] / medians['libcurl']:.2f} of libcurl"]
    if "openai" in medians:
        ratios.append(f"1/{medians['openai'] / medians[client]:.1f} of openai")
    return f"{text} ({', '.join(ratios)})"


def calls(folder, port):
    print("| CPU us |", " | ".join(CLIENTS), "|")
    print("| --- |" + " ---: |" * len(CLIENTS))
    for title, case, cheap, dear in CASES:
        found = {client: [] for client in CLIENTS
                 if (dear or client in CHEAP) and case in SLOW.get(client,
                                                                   [case])}
        for _ in range(RUNS):
            for client, rows in found.items():
                count = cheap if client in CHEAP else dear
                rows.append(run(folder, client, case, port, count))
        medians = {k: statistics.median(v) for k, v in found.items()}
        cells = [cell(client, medians) for client in CLIENTS]
        print(f"| {title} |", " | ".join(cells), "|", flush=True)


def requests():
    """Bodies of three sizes: a question, a long talk, one with tools."""
    def talk(turns, text):
        return [{"role": ("user", "assistant")[i % 2], "content": text}
                for i in range(turns)]
    words = "The quick brown fox jumps over the lazy dog, \"again\".\n"
    tool = {"type": "function", "function": {
        "name": "look_up", "description": words, "parameters": {
            "type": "object", "required": ["key"], "properties": {
                "key": {"type": "string", "enum": ["a", "b"]},
                "depth": {"type": "integer"}}}}}
    yield "1 KB question", {"model": "m", "messages": talk(1, words * 18)}
    yield "100 KB talk", {"model": "m", "max_tokens": 100, "temperature": 0.5,
                          "messages": talk(41, words * 44)}
    yield "20 tools, 9 turns", {"model": "m", "messages": talk(9, words * 3),
                                "tools": [tool] * 20}


def cpu_us(act):
    best = 1e9
    for _ in range(7):
        count, start = 0, time.process_time()
        while time.process_time() - start < 0.05:
            for _ in range(16):  # the clock is a system call
                act()
            count += 16
        best = min(best, (time.process_time() - start) / count)
    return best * 1e6


def text_round(folder, path):
    """Ours (three of them), json's and orjson's, one after another: the
    machine's speed changes within a minute."""
    import orjson
    text = path.read_text()
    ours = [float(x) for x in output(folder / "bench_json", path).split()]
    return (*ours, cpu_us(lambda: json.dumps(json.loads(text))),
            cpu_us(lambda: orjson.dumps(orjson.loads(text))))


def texts(folder):
    print("\n| JSON, CPU us | bytes | our parse | our transcode to anthropic |"
          " our transcode, same dialect | json loads+dumps | orjson "
          "loads+dumps | transcode of json |")
    print("| --- |" + " ---: |" * 7)
    for title, value in requests():
        path = folder / "request.json"
        path.write_text(json.dumps(value))
        rounds = [text_round(folder, path) for _ in range(5)]
        ratio = statistics.median(slow / ours for _, ours, _, slow, _ in rounds)
        print(f"| {title} | {path.stat().st_size} |",
              " | ".join(f"{statistics.median(x):.1f}" for x in zip(*rounds)),
              f"| 1/{ratio:.1f} |", flush=True)


def cost_of(python, code):
    """CPU ms and peak RSS in MB of an interpreter that runs it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A child's ru_maxrss starts with what its parent had.
    peak = output(python, "-c", code + "\nfor line in open("
                  "'/proc/self/status'):\n if line[:5] == 'VmHWM':\n"
                  "  print(line.split()[1])")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ((after.ru_utime + after.ru_stime -
             before.ru_utime - before.ru_stime) * 1e3, float(peak) / 1024)


def imports(folder):
    names = ("zerohop", "openai", "litellm")
    # As pip leaves it.
    output(sys.executable, "-m", "compileall", "-q",
           HERE.parents[1] / "python" / "zerohop")
    rows = {name: [] for name in ("", *names)}
    for _ in range(5):
        for name, found in rows.items():
            found.append(cost_of(python_of(folder, name),
                                 f"import {name}" if name else "pass"))
    bare = [statistics.median(x) for x in zip(*rows[""])]
    print("\n| import, over a bare interpreter | CPU ms | MB |")
    print("| --- | ---: | ---: |")
    for name in names:
        found = [statistics.median(x) for x in zip(*rows[name])]
        print(f"| {name} | {found[0] - bare[0]:.1f} | "
              f"{found[1] - bare[1]:.1f} |", flush=True)
    print(f"| (the interpreter itself) | {bare[0]:.1f} | {bare[1]:.1f} |")


def streams(folder, port):
    print("\n| open streams | KB each |\n| --- | ---: |")
    for count in (1000, 10000):
        each = float(output(folder / "bench_core", "rss", count, port))
        print(f"| core, {count} | {each:.1f} |", flush=True)
    for client in ("zerohop", "openai"):
        each = output(sys.executable, HERE / "python_peer.py", client, "rss",
                      f"http://127.0.0.1:{port}", 1000)
        print(f"| {client}, asyncio, 1000 | {float(each):.1f} |", flush=True)
    held = started(sys.executable, HERE / "hold_tls.py")
    port, ca_file = held.stdout.readline().split()
    for count in (1000, 10000):
        each = output(sys.executable, HERE / "python_peer.py", "zerohop",
                      "rss", f"https://127.0.0.1:{port}", count,
                      SSL_CERT_FILE=ca_file)
        print(f"| zerohop, asyncio, TLS, {count} | {float(each):.1f} |",
              flush=True)
    finish(held)


def main(folder):
    server = started(folder / "serve", 200)
    port = server.stdout.readline().strip()
    versions = " ".join(f"{name} {importlib.metadata.version(name)}"
                        for name in ("openai", "httpx", "orjson", "uvloop"))
    versions += " litellm " + output(
        python_of(folder, "litellm"), "-c", "import importlib.metadata as m\n"
        "print(m.version('litellm'), 'on openai', m.version('openai'))").strip()
    print(f"\nPython {platform.python_version()}, {versions}; median of {RUNS}"
          "\n")
    calls(folder, port)
    texts(folder)
    imports(folder)
    streams(folder, port)
    finish(server)


main(pathlib.Path(sys.argv[1]))
