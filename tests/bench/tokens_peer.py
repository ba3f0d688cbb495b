# SPDX-License-Identifier: Apache-2.0
"""CPU seconds of PyPI's libraries and of ours, as JSON; tokens.mjs is npm's:

    tokens_peer.py warm ENCODING FOLDER LABEL...    {label: {library: numbers}}
    tokens_peer.py cold ENCODING FOLDER LIBRARY     to the first count
    tokens_peer.py once ENCODING FOLDER LIBRARY LABEL    of one count

FOLDER has LABEL.txt, the ranks and tokenizer.json that bench_tokens.py wrote.
The numbers are those of a count, of an encoding, and how many tokens.
"""

import json
import os
import pathlib
import statistics
import sys
import time

PART = 100_000  # characters


def zerohop(name, folder):
    from zerohop import tokens
    ours = tokens.encoding(name)
    return ours.count, ours.encode


def tiktoken(name, folder):
    os.environ["TIKTOKEN_CACHE_DIR"] = str(folder)
    import tiktoken
    encode = tiktoken.get_encoding(name).encode_ordinary
    return lambda text: len(encode(text)), encode


def bpe_openai(name, folder):
    """In parts: it refuses long texts."""
    import bpe_openai
    ordinary = bpe_openai.get_encoding(name).encode_ordinary

    def encode(text):
        return [token for at in range(0, len(text), PART)
                for token in ordinary(text[at:at + PART])]
    return lambda text: len(encode(text)), encode


def tokenizers(name, folder):
    from tokenizers import Tokenizer
    hugging = Tokenizer.from_file(str(folder / f"{name}.json"))

    def encode(text):
        return hugging.encode(text, add_special_tokens=False).ids
    return lambda text: len(encode(text)), encode


LIBRARIES = {"zerohop": zerohop, "tiktoken": tiktoken,
             "bpe-openai": bpe_openai, "tokenizers": tokenizers}


def timed(work, text):
    start = time.process_time()
    work(text)
    return time.process_time() - start


def medians(works, text, rounds):
    """Seconds of each, interleaved."""
    found = [[timed(work, text) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*found)]


def warm(name, folder, *labels):
    works = {library: make(name, folder) for library, make in LIBRARIES.items()}
    found = {}
    for label in labels:
        text = (folder / f"{label}.txt").read_bytes().decode()
        for count, encode in works.values():
            count(text), encode(text)
        flat = medians([work for pair in works.values() for work in pair],
                       text, 3 if len(text) > 10_000 else 201)
        found[label] = {
            library: [flat[2 * at], flat[2 * at + 1], pair[0](text)]
            for at, (library, pair) in enumerate(works.items())}
    return found


def cold(name, folder, library):
    start = time.process_time()
    LIBRARIES[library](name, folder)[0]("hello world")
    return time.process_time() - start


def once(name, folder, library, label):
    text = (folder / f"{label}.txt").read_bytes().decode()
    count, _ = LIBRARIES[library](name, folder)
    count("hello world")
    return timed(count, text)


def main(mode, name, folder, *rest):
    works = {"warm": warm, "cold": cold, "once": once}
    print(json.dumps(works[mode](name, pathlib.Path(folder), *rest)))


main(*sys.argv[1:])
