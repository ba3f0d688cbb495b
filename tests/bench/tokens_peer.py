# SPDX-License-Identifier: Apache-2.0
"""One of PyPI's tokenizers, or ours, for bench_tokens.py; tokens.mjs is npm's:

    tokens_peer.py LIBRARY ENCODING FOLDER

FOLDER has the ranks and the tokenizer.json that bench_tokens.py wrote.  Says in
JSON, a line each, what the first count took, and then for each line
{"path": FILE, "what": "count" or "encode", "times": N} what one of N calls took
and how many tokens there were: CPU seconds of the process.
"""

import json
import os
import pathlib
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
    return None, tiktoken.get_encoding(name).encode_ordinary


def parts(text):
    """Cut where a line starts with a letter, which ends a piece for all."""
    at = 0
    while at + PART < len(text):
        end = text.find("\n", at + PART) + 1
        while end and end < len(text) and not text[end].isalpha():
            end = text.find("\n", end) + 1
        if not end or end == len(text):
            break
        yield text[at:end]
        at = end
    yield text[at:]


def bpe_openai(name, folder):
    """In parts: it refuses texts that are much longer."""
    import bpe_openai
    ordinary = bpe_openai.get_encoding(name).encode_ordinary

    def encode(text):
        return [token for part in parts(text) for token in ordinary(part)]
    return None, encode


def tokenizers(name, folder):
    from tokenizers import Tokenizer
    hugging = Tokenizer.from_file(str(folder / f"{name}.json"))

    def encode(text):
        return hugging.encode(text, add_special_tokens=False).ids
    return None, encode


LIBRARIES = {"zerohop": zerohop, "tiktoken": tiktoken,
             "bpe-openai": bpe_openai, "tokenizers": tokenizers}


def resident():
    pages = pathlib.Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") // 1024


def answer(works, asked):
    text = pathlib.Path(asked["path"]).read_bytes().decode()
    work = works[asked["what"]]
    start = time.process_time()
    try:
        for _ in range(asked["times"]):
            found = work(text)
    except ValueError as error:
        return {"refuses": str(error)}
    taken = (time.process_time() - start) / asked["times"]
    return {"seconds": taken,
            "tokens": found if isinstance(found, int) else len(found)}


def main(library, name, folder):
    before = time.process_time()
    count, encode = LIBRARIES[library](name, pathlib.Path(folder))
    (count or encode)("hello world")
    print(json.dumps({
        "seconds": time.process_time() - before, "counts": bool(count),
        "kilobytes": resident()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer({"count": count, "encode": encode},
                                json.loads(line))), flush=True)


main(*sys.argv[1:])
