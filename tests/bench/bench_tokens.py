# SPDX-License-Identifier: Apache-2.0
"""Counting and encoding alone, then beside PyPI's libraries in one process of
Python and beside npm's in one of Node (tokens_peer.py, tokens.mjs): CPU time,
medians, ratios, and who counts otherwise.  First counts and worst texts have
a process each; one that takes more than ten seconds is ended.

    make bench-tokens
"""

import base64
import gzip
import hashlib
import importlib.metadata
import json
import os
import pathlib
import platform
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from zerohop import tokens

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared/fixtures/corpora"
URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
PYTHON = [sys.executable, HERE / "tokens_peer.py"]
NODE = ["node", HERE / "tokens.mjs"]
PYPI = ("tiktoken", "bpe-openai", "tokenizers")
NPM = ("gpt-tokenizer", "ai-tokenizer", "js-tiktoken", "tiktoken")
LIMIT, LOAD = 10, 3  # seconds of CPU: one count, and what comes before it
WORST = ("a", "space", "random a-z", "random CJK")
LAST = {"o200k_base": 199998, "cl100k_base": 100256}
ODD = {"a": "a", "space": " ", "_": "_", "ab": "ab", "Thai": "\u0e01\u0e34",
       "digits": "1234567890", "emoji": "\U0001f468\u200d\U0001f469"}


def timed(work, text):
    start = time.thread_time()
    work(text)
    return time.thread_time() - start


def ranks(name):
    ours = tokens.encoding(name)
    return {ours.decode_bytes([i]): i for i in range(LAST[name])}


def write_tiktoken(name, folder):
    """Our list of ranks where tiktoken looks for it (it checks the SHA-256)."""
    lines = b"".join(base64.b64encode(token) + b" %d\n" % i
                     for token, i in ranks(name).items())
    digest = hashlib.sha1(URL.format(name).encode()).hexdigest()
    (folder / digest).write_bytes(lines)


def halves(token, found):
    """The two that `token` is merged from."""
    parts = [token[at:at + 1] for at in range(len(token))]
    while len(parts) > 2:
        pairs = [found.get(a + b, len(found))
                 for a, b in zip(parts, parts[1:])]
        at = pairs.index(min(pairs))
        parts[at:at + 2] = [parts[at] + parts[at + 1]]
    return parts


def write_tokenizers(name, folder):
    """tokenizer.json for tokenizers, of the same ranks."""
    import tiktoken
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    letters = {byte: chr(byte) for byte in plain}
    letters |= {byte: chr(256 + at) for at, byte in enumerate(rest)}

    def written(token):
        return "".join(letters[byte] for byte in token)
    found = ranks(name)
    pattern = tiktoken.get_encoding(name)._pat_str
    for possessive, as_onig_has_it in (("++", "+"), ("?+", "?"), ("*+", "*"),
                                       ("}+", "}"), ("$", r"\z")):
        pattern = pattern.replace(possessive, as_onig_has_it)
    made = Tokenizer(models.BPE(
        vocab={written(token): i for token, i in found.items()},
        merges=[tuple(map(written, halves(token, found)))
                for token in found if len(token) > 1], ignore_merges=True))
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(pattern), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    made.save(str(folder / f"{name}.json"))


def versions():
    python = [f"{name} {importlib.metadata.version(name)}" for name in PYPI]
    npm = [name + " " + json.loads(
        (HERE / "node_modules" / name / "package.json").read_text())["version"]
        for name in NPM]
    node = subprocess.run(["node", "--version"], check=True, text=True,
                          capture_output=True).stdout.strip()
    return (f"Python {platform.python_version()}: {', '.join(python)}; "
            f"Node {node}: {', '.join(npm)}; load {os.getloadavg()[0]:.0f} on "
            f"{os.cpu_count()} cores")


def asked(worker, *arguments):
    """What a process says; None where it takes too long, or "fails"."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT + LOAD, LIMIT + LOAD))
    limited = arguments[0] == "once"
    done = subprocess.run([*worker, *map(str, arguments)], text=True,
                          capture_output=True,
                          preexec_fn=bounded if limited else None)
    if done.returncode == 0:
        return json.loads(done.stdout)
    if not limited:
        sys.exit(f"{arguments}: {done.stderr[-2000:]}")
    killed = done.returncode in (-signal.SIGKILL, -signal.SIGXCPU)
    return None if killed else "fails"


def cells(found, scale, digits):
    """Ours, and the others' with how often faster ours is."""
    own = found["zerohop"]
    for library, taken in found.items():
        if isinstance(taken, str):
            yield taken
        elif taken is None or taken > LIMIT:
            yield f"> {LIMIT} s (> {LIMIT / own:,.0f}x)"
        elif library == "zerohop":
            yield f"{scale(taken):.{digits}f}"
        else:
            yield f"{scale(taken):.{digits}f} ({taken / own:.1f}x)"


def row(title, python, npm, scale, digits=1):
    own = npm["zerohop"]
    done = [taken for library, taken in npm.items() if library != "zerohop"
            and isinstance(taken, float) and taken < LIMIT]
    best = f"{min(done) / own:.1f}x" if done else f"> {LIMIT / own:,.0f}x"
    print(f"| {title} |", " | ".join([*cells(python, scale, digits),
                                      *cells(npm, scale, digits), best]), "|",
          flush=True)


def table_warm(name, folder, labels):
    both = [asked(worker, "warm", name, folder, *labels, "short")
            for worker in (PYTHON, NODE)]
    for at, what in enumerate(("count", "encode")):
        for label in [*labels, "short"]:
            size = (folder / f"{label}.txt").stat().st_size / 1e6
            times = [{k: v[at] for k, v in each[label].items()}
                     for each in both]
            if label == "short":
                row(f"{what} {name}, 1 KB, us", *times, lambda t: t * 1e6)
            else:
                row(f"{what} {name}, {label}, MB/s", *times,
                    lambda t: size / t)
    return both


def table_cold(name, folder):
    def found(worker, libraries):
        return {library: statistics.median(
            asked(worker, "cold", name, folder, library) for _ in range(3))
            for library in ("zerohop", *libraries)}
    row(f"first count {name}, imports and all, ms", found(PYTHON, PYPI),
        found(NODE, NPM), lambda taken: taken * 1e3)


def table_worst(name, folder, labels):
    for label in labels:
        times = [{library: asked(worker, "once", name, folder, library, label)
                  for library in ("zerohop", *libraries)}
                 for worker, libraries in ((PYTHON, PYPI), (NODE, NPM))]
        row(f"1 MB of {label}, ms", *times, lambda taken: taken * 1e3)


def differing(found, labels):
    """Who counts otherwise than we do (bpe-openai's parts cut words)."""
    for label in labels:
        for each in found:
            numbers = {library: v[2] for library, v in each[label].items()}
            for library, number in numbers.items():
                if number != numbers["zerohop"]:
                    print(f"{library} counts {number} tokens in {label}, "
                          f"we {numbers['zerohop']}")


def tables(folder, corpora):
    """Ours beside PyPI's libraries in Python, and npm's in Node."""
    made = odd()
    corpora = corpora | {"short": corpora["en"][5000:6000]}
    for label, text in [*corpora.items(), *((k, made[k]) for k in WORST)]:
        (folder / f"{label}.txt").write_bytes(text.encode())
    os.environ["TIKTOKEN_CACHE_DIR"] = str(folder)
    for name in LAST:
        write_tiktoken(name, folder)
        write_tokenizers(name, folder)
    columns = ["zerohop (Python)", *PYPI, "zerohop (Node)",
               *(f"{name} (npm)" for name in NPM), "of npm's best"]
    print(f"\n{versions()}\n\n| CPU |", " | ".join(columns), "|")
    print("| --- |" + " ---: |" * len(columns), flush=True)
    labels = [label for label in corpora if label != "short"]
    found = []
    for name in LAST:
        found += table_warm(name, folder, labels)
    table_cold("o200k_base", folder)
    table_worst("o200k_base", folder, WORST)
    print()
    differing(found, labels)


def odd():
    """Text that no table knows, a megabyte each."""
    rng = random.Random(1)
    made = {label: unit * (1_000_000 // len(unit.encode()))
            for label, unit in ODD.items()}
    made["random a-z"] = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz",
                                             k=1_000_000))
    made["random words"] = " ".join(
        "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=7))
        for _ in range(125_000))
    made["random CJK"] = "".join(chr(rng.randrange(0x4E00, 0x9FA5))
                                 for _ in range(333_000))
    made["random plane 0"] = "".join(chr(rng.randrange(0xA0, 0xD800))
                                     for _ in range(350_000))
    return made


def worst(name):
    ours = tokens.encoding(name)
    for label, text in odd().items():
        size = len(text.encode()) / 1e6
        first = timed(ours.count, text)
        again = statistics.median(timed(ours.count, text) for _ in range(3))
        print(f"{name:12} 1 MB of {label:14} first {size / first:6.1f} MB/s, "
              f"again {size / again:6.1f}")


def load():
    """Milliseconds of CPU to the first count, in processes of their own."""
    code = ("import time; from zerohop import tokens; "
            "start = time.thread_time(); tokens.encoding('{}').count('hello'); "
            "print(1e3 * (time.thread_time() - start))")
    for name in ("o200k_base", "cl100k_base", "p50k_base", "claude_v3",
                 "claude_v5"):
        found = [float(subprocess.run([sys.executable, "-c", code.format(name)],
                                      check=True, capture_output=True).stdout)
                 for _ in range(5)]
        print(f"{name:12} first count after {statistics.median(found):.2f} ms")


def main():
    load()
    corpora = {path.name[:-7]: gzip.decompress(path.read_bytes()).decode()
               for path in sorted(CORPORA.glob("*.txt.gz"))}
    for label, text in corpora.items():
        text.encode()
        cold = timed(tokens.encoding("o200k_base").count, text)
        print(f"o200k_base   {label:6} first pass "
              f"{len(text.encode()) / cold / 1e6:.1f} MB/s")
    for label, text in corpora.items():
        ours = tokens.encoding("claude_v3")
        taken = statistics.median(timed(ours.count, text) for _ in range(3))
        print(f"claude_v3    {label:6} count "
              f"{len(text.encode()) / taken / 1e6:6.1f} MB/s")
    worst("o200k_base")
    with tempfile.TemporaryDirectory() as folder:
        tables(pathlib.Path(folder), corpora)


main()
