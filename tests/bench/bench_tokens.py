# SPDX-License-Identifier: Apache-2.0
"""Counting and encoding beside tiktoken, bpe-openai and tokenizers, in one
process and on one thread, then npm's libraries in another: CPU time, medians,
ratios.  Nothing is asserted but equal counts.

    make bench-tokens
"""

import base64
import gzip
import hashlib
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

from zerohop import tokens

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared/fixtures/corpora"
URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
PART = 100_000  # characters
LAST = {"o200k_base": 199998, "cl100k_base": 100256}
ODD = {"a": "a", "space": " ", "_": "_", "ab": "ab", "Thai": "\u0e01\u0e34",
       "digits": "1234567890", "emoji": "\U0001f468\u200d\U0001f469"}


def tiktoken_of(name, folder):
    """tiktoken's encoding, from our list of ranks (it checks the SHA-256)."""
    import tiktoken
    ours = tokens.encoding(name)
    lines = b"".join(base64.b64encode(ours.decode_bytes([i])) + b" %d\n" % i
                     for i in range(LAST[name]))
    digest = hashlib.sha1(URL.format(name).encode()).hexdigest()
    (pathlib.Path(folder) / digest).write_bytes(lines)
    return tiktoken.get_encoding(name).encode_ordinary


def peers(name, folder):
    """What counts beside us: name -> a function that gives the tokens."""
    import bpe_openai
    encode = bpe_openai.get_encoding(name).encode_ordinary

    def in_parts(text):  # it refuses long ones
        return [token for at in range(0, len(text), PART)
                for token in encode(text[at:at + PART])]
    found = {"tiktoken": tiktoken_of(name, folder), "bpe-openai": in_parts}
    if name == "o200k_base" and "ZH_BENCH_JSON" in os.environ:
        from tokenizers import Tokenizer
        hugging = Tokenizer.from_file(os.environ["ZH_BENCH_JSON"])
        found["tokenizers"] = lambda text: hugging.encode(
            text, add_special_tokens=False).ids
    return found


def timed(work, text):
    start = time.thread_time()
    work(text)
    return time.thread_time() - start


def medians(works, text, rounds=5):
    """Seconds of each, interleaved."""
    found = [[timed(work, text) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*found)]


def row(name, label, text, others):
    ours = tokens.encoding(name)
    for other, work in others.items():
        text_ = text[:PART] if other == "bpe-openai" else text
        assert ours.count(text_) == len(work(text_))
    count, encode, *rest = medians(
        [ours.count, ours.encode, *others.values()], text)
    size = len(text.encode()) / 1e6
    print(f"{name:12} {label:6} count {size / count:6.1f} MB/s, encode "
          f"{size / encode:5.1f};", "; ".join(
              f"{other} {size / taken:.1f}: {taken / count:.1f}x, "
              f"{taken / encode:.1f}x" for other, taken in zip(others, rest)))


def worst(name):
    """Text that no table knows, a megabyte each."""
    ours, rng = tokens.encoding(name), random.Random(1)
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
    for label, text in made.items():
        size = len(text.encode()) / 1e6
        first = timed(ours.count, text)
        again, = medians([ours.count], text, 3)
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
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIKTOKEN_CACHE_DIR"] = folder
        for name in LAST:
            others = peers(name, folder)
            for label, text in corpora.items():
                row(name, label, text, others)
            short = corpora["en"][5000:6000]
            count, other = medians(
                [tokens.encoding(name).count, others["tiktoken"]], short, 201)
            print(f"{name:12} 1 KB   count {1e6 * count:.1f} us, tiktoken "
                  f"{1e6 * other:.1f} us")
    for label, text in corpora.items():
        ours = tokens.encoding("claude_v3")
        taken, = medians([ours.count], text, 3)
        print(f"claude_v3    {label:6} count "
              f"{len(text.encode()) / taken / 1e6:6.1f} MB/s")
    worst("o200k_base")
    subprocess.run(["node", HERE / "tokens.mjs"], check=True)


main()
