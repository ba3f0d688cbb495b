# SPDX-License-Identifier: Apache-2.0
"""Counting and encoding beside PyPI's and npm's tokenizers, each in a process
of its own, by turns: CPU time, medians, one table.  All have to count the same
tokens, but for those named in OTHERWISE; a call that takes longer than LIMIT is
ended and said to be slower; "refuses" is an error, "fails" the end of the
process (npm's tiktoken, out of its stack).

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
import select
import statistics
import subprocess
import sys
import tempfile
import time

import tiktoken
from tokenizers import Regex, Tokenizer, models, pre_tokenizers
from zerohop import tokens

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared/fixtures/corpora"
URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
LAST = {"o200k_base": 199998, "cl100k_base": 100256}
PYPI = ("tiktoken", "bpe-openai", "tokenizers")
NPM = ("gpt-tokenizer", "ai-tokenizer", "js-tiktoken", "tiktoken")
PEERS = [("python", name) for name in ("zerohop", *PYPI)] + [
    ("node", name) for name in ("zerohop", *NPM)]
LIMIT, LONG_LIMIT = 4, 2  # seconds of CPU a call; of a megabyte of one kind
ROUNDS, SLOW = 5, 0.5  # who takes this many seconds has one round
COLUMNS = ["zerohop (Python)", *PYPI, "zerohop (Node)",
           *(f"{name} (npm)" for name in NPM), "x tiktoken", "x best npm"]

# (library, encoding, text) -> how many tokens it counts instead.
OTHERWISE = {}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


# --- processes ---

class Slow(Exception):
    pass


class Refuses(Exception):
    pass


class Fails(Exception):
    pass


class Worker:
    """A tokenizer in a process."""

    def __init__(self, language, library, name, folder):
        self.command = [
            *([sys.executable, HERE / "tokens_peer.py"]
              if language == "python" else ["node", HERE / "tokens.mjs"]),
            library, name, folder]
        self.process = None
        self.errors = subprocess.DEVNULL if library == "tiktoken" else None

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.errors,
            env={**os.environ, "TOKENIZERS_PARALLELISM": "false"})
        self.about = self.read(60)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def used(self):
        """CPU seconds of the process, so far."""
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text()
        return sum(map(int, stat.rsplit(")", 1)[1].split()[11:13])
                   ) / os.sysconf("SC_CLK_TCK")

    def read(self, limit):
        before = self.used()
        while not select.select([self.process.stdout], [], [], 0.2)[0]:
            if self.used() - before > limit:
                self.stop()
                raise Slow
        line = self.process.stdout.readline()
        if not line:
            self.stop()
            raise Fails
        return json.loads(line)

    def ask(self, path, what, times=1, limit=LIMIT):
        """(seconds, tokens).  A count of one that only encodes is that."""
        if not self.process:
            self.start()
        if not self.about["counts"]:
            what = "encode"
        question = {"path": str(path), "what": what, "times": times}
        self.process.stdin.write(json.dumps(question).encode() + b"\n")
        self.process.stdin.flush()
        found = self.read(limit)
        if "refuses" in found:
            raise Refuses
        return found["seconds"], found["tokens"]


def workers(name, folder):
    return {peer: Worker(*peer, name, folder) for peer in PEERS}


# --- what they read ---

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
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    letters = {byte: chr(byte) for byte in plain}
    letters |= {byte: chr(256 + at) for at, byte in enumerate(rest)}

    def written(token):
        return "".join(letters[byte] for byte in token)
    found = ranks(name)
    pattern = tiktoken.get_encoding(name)._pat_str
    for possessive, as_onig_has_it in (("++", "+"), ("?+", "?"), ("*+", "*"),
                                       ("3}+", "3}"), ("$", r"\z")):
        pattern = pattern.replace(possessive, as_onig_has_it)
    made = Tokenizer(models.BPE(
        vocab={written(token): i for token, i in found.items()},
        merges=[tuple(map(written, halves(token, found)))
                for token in found if len(token) > 1], ignore_merges=True))
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(pattern), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    made.save(str(folder / f"{name}.json"))


def odd(size):
    """Texts that no table knows, of about `size` bytes."""
    rng = random.Random(1)
    units = {"a": "a", "space": " ", "_": "_", "ab": "ab",
             "Thai": "\u0e01\u0e34", "digits": "1234567890",
             "emoji": "\U0001f468\u200d\U0001f469"}
    made = {label: unit * (size // len(unit.encode()))
            for label, unit in units.items()}
    made["random a-z"] = "".join(rng.choices(LETTERS, k=size))
    made["random words"] = " ".join("".join(rng.choices(LETTERS, k=7))
                                    for _ in range(size // 8))
    made["random runs"] = "".join(rng.choice("abcd") * rng.randint(1, 128)
                                  for _ in range(size // 64))
    made["random CJK"] = "".join(chr(rng.randrange(0x4E00, 0x9FA5))
                                 for _ in range(size // 3))
    made["random plane 0"] = "".join(chr(rng.randrange(0xA0, 0xD800))
                                     for _ in range(size * 7 // 20))
    return made


def corpora():
    return {path.name[:-7]: gzip.decompress(path.read_bytes()).decode()
            for path in sorted(CORPORA.glob("*.txt.gz"))}


def starts(size):
    return {label: text.encode()[:size].decode(errors="ignore")
            for label, text in corpora().items()}


# --- the table ---

def fair(name, label, counts):
    """All count alike, but for the named."""
    ours = counts["python", "zerohop"]
    for (language, library), count in counts.items():
        other = f"{library} ({'npm' if language == 'node' else 'PyPI'})"
        want = OTHERWISE.get((other, name, label), ours)
        if count != want:
            sys.exit(f"{name}, {label}: {other} counts {count} tokens, "
                     f"not {want}")


def ratio(own, others):
    """How often faster than the best of these; of those that were ended, how
    often at least."""
    done = [each for each in others if isinstance(each, float)]
    least = [each["over"] for each in others if isinstance(each, dict)]
    if done and min(done) <= min(least, default=min(done)):
        return f"**{min(done) / own:.1f}**"
    return f"**> {min(least) / own:.0f}**" if least else "-"


def row(title, found, scale, digits=1):
    """`scale` turns seconds into what is shown."""
    shown = []
    for taken in found.values():
        if isinstance(taken, dict):
            over = scale(taken["over"])
            slower = scale(2) < scale(1)
            shown.append(f"{'<' if slower else '>'} {over:.2g}")
        else:
            shown.append(taken if isinstance(taken, str)
                         else f"{scale(taken):.{digits}f}")
    python, node = (found[language, "zerohop"]
                    for language in ("python", "node"))
    best = ratio(node, [found["node", name] for name in NPM])
    print(f"| {title} |", " | ".join(
        [*shown, ratio(python, [found["python", "tiktoken"]]), best]), "|",
        flush=True)


def tried(worker, *arguments, limit=LIMIT, **named):
    """(seconds, tokens), or what is shown instead, and None."""
    try:
        return worker.ask(*arguments, limit=limit, **named)
    except Slow:
        return {"over": float(limit)}, None
    except Refuses:
        return "refuses", None
    except Fails:
        return "fails", None


def firsts(all_, path, name, label, limit=LIMIT):
    """Each one's first count of a text, which all have to agree on."""
    found, counts = {}, {}
    for peer, worker in all_.items():
        found[peer], count = tried(worker, path, "count", limit=limit)
        if count is not None:
            counts[peer] = count
    fair(name, label, counts)
    return found, counts


def warm(all_, path, what, counts, known, times=1):
    """Medians of rounds by turns, after one that is not measured; who is known
    to be slow has one round, who was ended none."""
    taken = {peer: [] for peer in all_}
    for round_ in range(-1, ROUNDS):
        for peer, worker in all_.items():
            if not isinstance(known[peer], float) or (
                    known[peer] > SLOW and round_ != 0):
                continue
            seconds, count = tried(worker, path, what, times=times)
            if count is None:
                taken[peer].append(seconds)
            elif count != counts[peer]:
                sys.exit(f"{worker.command}: {what} gives {count} tokens")
            elif round_ >= 0:
                taken[peer].append(seconds)
    return {peer: median(each, known[peer]) for peer, each in taken.items()}


def median(taken, known):
    ended = [each for each in taken if not isinstance(each, float)]
    if ended or not taken:
        return ended[0] if ended else known
    return statistics.median(taken)


def corpus(name, label, path, short, all_, rows):
    """Adds (what, title, found, scale) of one corpus to `rows`."""
    size = path.stat().st_size / 1e6

    def speed(taken):
        return size / taken
    first, counts = firsts(all_, path, name, label)
    rows.append((0, f"{name}, {label}: first pass, MB/s", first, speed))
    for at, what in enumerate(("count", "encode")):
        found = warm(all_, path, what, counts, first)
        rows.append((1 + at, f"{name}, {label}: {what}, MB/s", found, speed))
    if short:
        known, counts = firsts(all_, short, name, "1 KB")
        found = warm(all_, short, "count", counts, known, 200)
        rows.append((3, f"{name}, 1 KB: count, us", found, lambda t: t * 1e6))


def ordinary(name, folder, labels):
    """A corpus in processes of its own each, for its first pass is one."""
    rows, loads = [], {peer: [] for peer in PEERS}
    for label in labels:
        all_ = workers(name, folder)
        for peer, worker in all_.items():
            worker.start()
            loads[peer].append(worker.about)
        corpus(name, label, folder / f"{label}.txt",
               folder / "short.txt" if label == "en" else None, all_, rows)
        for worker in all_.values():
            worker.stop()
    for at, title, found, scale in sorted(rows, key=lambda each: each[0]):
        row(title, found, scale)

    def middle(what):
        return {peer: float(statistics.median(each[what] for each in found))
                for peer, found in loads.items()}
    row(f"{name}: import and first count, ms", middle("seconds"),
        lambda taken: taken * 1e3)
    row(f"{name}: resident then, MB", middle("kilobytes"),
        lambda size: size / 1024, 0)


def worst(name, folder, size, labels, limit):
    all_ = workers(name, folder)
    for label in labels:
        path = folder / f"{label} {size}.txt"
        path.write_bytes({**odd(size), **starts(size)}[label].encode())
        bytes_ = path.stat().st_size / 1e6
        found, _ = firsts(all_, path, name, label, limit)
        row(f"{name}, {size // 1000} KB of {label}: first count, MB/s",
            found, lambda taken: bytes_ / taken, 2)
    for worker in all_.values():
        worker.stop()


def versions():
    python = [f"{name} {importlib.metadata.version(name)}" for name in PYPI]
    npm = [name + " " + json.loads(
        (HERE / "node_modules" / name / "package.json").read_text())["version"]
        for name in NPM]
    node = subprocess.run(["node", "--version"], check=True, text=True,
                          capture_output=True).stdout.strip()
    model = [line.split(":")[1].strip() for line in
             pathlib.Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]
    return (f"Python {platform.python_version()}: {', '.join(python)}; "
            f"Node {node}: {', '.join(npm)}; {len(model)} x {model[0]}, "
            f"load {os.getloadavg()[0]:.1f}")


def beside(folder):
    texts = corpora()
    for label, text in [*texts.items(), ("short", texts["en"][5000:6000])]:
        (folder / f"{label}.txt").write_bytes(text.encode())
    os.environ["TIKTOKEN_CACHE_DIR"] = str(folder)
    for name in LAST:
        write_tiktoken(name, folder)
        write_tokenizers(name, folder)
    print(f"{versions()}\n\n| CPU |", " | ".join(COLUMNS), "|")
    print("| --- |" + " ---: |" * len(COLUMNS), flush=True)
    for name in LAST:
        ordinary(name, folder, texts)
    worst("o200k_base", folder, 20_000,
          (*texts, "a", "random a-z", "random words", "random CJK"), LIMIT)
    worst("o200k_base", folder, 1_000_000,
          ("a", "random a-z", "random words", "random runs"), LONG_LIMIT)


# --- ours alone ---

def timed(work, text):
    start = time.thread_time()
    work(text)
    return time.thread_time() - start


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


def alone():
    for label, text in corpora().items():
        ours, size = tokens.encoding("claude_v3"), len(text.encode()) / 1e6
        first, *again = [timed(ours.count, text) for _ in range(6)]
        print(f"claude_v3    {label:14} first {size / first:6.1f} MB/s, "
              f"again {size / statistics.median(again):6.1f}")
    ours = tokens.encoding("o200k_base")
    for label, text in odd(1_000_000).items():
        size = len(text.encode()) / 1e6
        first, *again = [timed(ours.count, text) for _ in range(4)]
        print(f"{ours.name:12} 1 MB of {label:14} first "
              f"{size / first:6.1f} MB/s, "
              f"again {size / statistics.median(again):6.1f}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        beside(pathlib.Path(folder))
    print()
    load()
    alone()


main()
