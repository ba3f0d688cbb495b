# SPDX-License-Identifier: Apache-2.0
"""Counting and encoding beside tiktoken, in one process and on one thread:
thread CPU time, medians, ratios.  Nothing is asserted but equal counts.

    PYTHONPATH=python .venv/bin/python tests/bench/bench_tokens.py
"""

import base64
import gzip
import hashlib
import os
import pathlib
import statistics
import tempfile
import time

from zerohop import tokens

CORPORA = (pathlib.Path(__file__).resolve().parents[3]
           / "shared/fixtures/corpora")
URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
LAST = {"o200k_base": 199998, "cl100k_base": 100256}


def peer(name, folder):
    """tiktoken's encoding, from our list of ranks (it checks the SHA-256)."""
    import tiktoken
    ours = tokens.encoding(name)
    lines = b"".join(base64.b64encode(ours.decode_bytes([i])) + b" %d\n" % i
                     for i in range(LAST[name]))
    digest = hashlib.sha1(URL.format(name).encode()).hexdigest()
    (pathlib.Path(folder) / digest).write_bytes(lines)
    return tiktoken.get_encoding(name)


def timed(work, text):
    start = time.thread_time()
    work(text)
    return time.thread_time() - start


def median(works, text, rounds=5):
    """Seconds of each, interleaved."""
    found = [[timed(work, text) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*found)]


def row(name, label, text, ours, theirs):
    assert ours.count(text) == len(theirs.encode_ordinary(text))
    count, encode, other = median(
        [ours.count, ours.encode, theirs.encode_ordinary], text)
    size = len(text.encode()) / 1e6
    print(f"{name:12} {label:8} count {size / count:7.1f} MB/s "
          f"{other / count:6.1f}x   encode {size / encode:6.1f} MB/s "
          f"{other / encode:5.1f}x   tiktoken {size / other:5.1f} MB/s")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIKTOKEN_CACHE_DIR"] = folder
        start = time.thread_time()
        tokens.count("hello", model="gpt-4o")
        print(f"first count after {1e3 * (time.thread_time() - start):.2f} ms")
        corpora = {path.name[:-7]: gzip.decompress(path.read_bytes()).decode()
                   for path in sorted(CORPORA.glob("*.txt.gz"))}
        for label, text in corpora.items():
            cold = timed(tokens.encoding("o200k_base").count, text)
            print(f"o200k_base   {label:8} first pass "
                  f"{len(text.encode()) / cold / 1e6:.1f} MB/s")
        for name in LAST:
            ours, theirs = tokens.encoding(name), peer(name, folder)
            for label, text in corpora.items():
                row(name, label, text, ours, theirs)
            short = corpora["en"][5000:6000]
            count, other = median([ours.count, theirs.encode_ordinary], short,
                                  201)
            print(f"{name:12} 1 KB     count {1e6 * count:.1f} us, tiktoken "
                  f"{1e6 * other:.1f} us")
            for label, text in (("a", "a"), ("space", " "), ("_", "_"),
                                ("ab", "ab"), ("Thai", "\u0e01\u0e34")):
                run = text * (1_000_000 // len(text))
                taken, = median([ours.count], run, 3)
                print(f"{name:12} 1 MB of {label:6} "
                      f"{len(run.encode()) / taken / 1e6:7.1f} MB/s")


main()
