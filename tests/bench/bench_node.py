# SPDX-License-Identifier: Apache-2.0
"""The Node client beside its peers: CPU of a call, of a chunk and of an import,
in one run against one loopback server, each client in a process of its own;
interleaved runs, medians, ratios.

    python bench_node.py FOLDER     where serve is

`make bench` runs it, with the peers of package.json installed.
"""

import json
import pathlib
import resource
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
RUNS = 3
CLIENTS = ("zerohop", "openai", "ai", "fetch")
# title; shape, in flight, how many
CASES = [
    ("request, 1 in flight", "plain", 1, 400),
    ("request, 32 in flight", "plain", 32, 1600),
    ("chunk, all in one write", "burst", 1, 30),
    ("chunk, 100 streams, one write each", "drip", 100, 100),
]


def output(*command):
    done = subprocess.run(["node", *[str(part) for part in command]],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr[-2000:]}")
    return done.stdout


def versions():
    names = ("openai", "ai")
    found = [json.loads((HERE / "node_modules" / name / "package.json")
                        .read_text())["version"] for name in names]
    return " ".join(f"{n} {v}" for n, v in zip(names, found))


def calls(url):
    print("| CPU us |", " | ".join(CLIENTS), "| of openai |")
    print("| --- |" + " ---: |" * (len(CLIENTS) + 1))
    for title, shape, flight, count in CASES:
        rows = {client: [] for client in CLIENTS}
        for _ in range(RUNS):
            for client, found in rows.items():
                found.append(float(output(HERE / "client.mjs", client, url,
                                          shape, flight, count)))
        medians = {k: statistics.median(v) for k, v in rows.items()}
        cells = [f"{medians[client]:.1f}" for client in CLIENTS]
        print(f"| {title} |", " | ".join(cells),
              f"| {medians['zerohop'] / medians['openai']:.3f} |", flush=True)


def cpu_ms(script):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output(script)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime -
            before.ru_utime - before.ru_stime) * 1e3


def imports(folder):
    """Over an empty script of the same kind."""
    index = HERE.parents[1] / "node" / "index"
    peer = HERE / "node_modules" / "openai" / "index"
    scripts = {
        "empty.cjs": "", "empty.mjs": "",
        "zerohop.cjs": f'require("{index}.js");',
        "zerohop.mjs": f'import "{index}.mjs";',
        "openai.cjs": f'require("{peer}.js");',
        "openai.mjs": f'import "{peer}.mjs";',
    }
    rows = {name: [] for name in scripts}
    for name, text in scripts.items():
        (folder / name).write_text(text)
    for _ in range(15):
        for name, found in rows.items():
            found.append(cpu_ms(folder / name))
    medians = {k: statistics.median(v) for k, v in rows.items()}
    print("\n| import, over an empty script | CPU ms |\n| --- | ---: |")
    for name in ("zerohop.cjs", "zerohop.mjs", "openai.cjs", "openai.mjs"):
        empty = medians["empty" + name[-4:]]
        print(f"| {name} | {medians[name] - empty:.1f} |", flush=True)
    print(f"| (the empty scripts themselves) | {medians['empty.cjs']:.1f}, "
          f"{medians['empty.mjs']:.1f} |")


def main(folder):
    process = subprocess.Popen([folder / "serve", "200"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True)
    port = process.stdout.readline().strip()
    print(f"\nNode {output('-p', 'process.version').strip()}, {versions()}; "
          f"median of {RUNS}\n")
    calls(f"http://127.0.0.1:{port}")
    imports(folder)
    process.stdin.close()
    process.wait()


main(pathlib.Path(sys.argv[1]))
