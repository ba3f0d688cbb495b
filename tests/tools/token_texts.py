# SPDX-License-Identifier: Apache-2.0
"""Texts that tokenizers are compared on."""

import gzip
import json
import pathlib
import random

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared/fixtures"
FRAMES = ["a{}b", "1{}2", " {}x", "!{}!", "{0}{0}\n", "A{}'s"]
ATOMS = [
    "'s", "'S", "'ll", "'LL", "'VE", "'re", "'rex", "'\u017f", "I'\u017fX",
    "\u2019s", "don't", "''s", "\r\n", "\n\n  ", "\n  \n x", "\t", "\tx", "\t!",
    "\t1", " " * 30, "\u00a0", "\u0085", "\u1680", "\u2028", "\u3000", "\ufeff",
    "\u200b", "\u200d", "\u180e", "//\n//bar", "*/\n//x", ";\n/x", "HTTPServer",
    "fooBar", "iPhone", "IDs", "X'Y", "亚洲AV日本ABC中", "ǅabc", "ǈX", "ʰabc",
    "e\u0301", " \u0301x", "1234567890", "12,345.678", "٠١٢٣", "ⅠⅡⅢⅣ", "²³",
    "👨‍👩‍👧‍👦", "🇨🇭🇩🇪", "✔\ufe0f", "👍🏽", "ไทยภาษา", "ភាសា", "한국어",
    "\u1112\u1161\u11ab", "<|endoftext|>", "<|im_start|>", "\0", "\x1f", "\x7f",
    " ", " ", "  ", "\n", "a", "B", "0", ".", " the", "É", "ß", "\U0001d400",
    "中文字符", "_" * 17, "-" * 65, "=" * 16, "a" * 129, "\u0300\u0301", "/", "'",
]
PLANES = [(97, 26), (0x20, 95), (0x430, 32), (0xE01, 58), (0x4E00, 20000),
          (0xAC00, 11000), (0x1F300, 900)]


def code_points():
    return [chr(code) for code in range(0x110000)
            if not 0xD800 <= code < 0xE000]


def corpora():
    """(name, text) of each that is there."""
    for path in sorted((SHARED / "corpora").glob("*.txt.gz")):
        yield (path.name.split(".")[0],
               gzip.decompress(path.read_bytes()).decode())


def documents():
    """The texts whose counts Claude's provider told."""
    for path in sorted((SHARED / "claude-tokens").glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            yield json.loads(line)["text"]


def naughty():
    return json.loads((SHARED / "naughty_strings/blns.json").read_text())


def mix(rng):
    return "".join(rng.choice(ATOMS) for _ in range(rng.randint(1, 40)))


def pathological(size):
    """Texts of about `size` bytes that are hard to cut or to merge."""
    rng = random.Random(11)
    for unit in ("a", "_", "-", " ", "\n", "ab", "aB", "\u0e01\u0e34", "1",
                 "1234567890", "'s", "\u0301", "\u4e2d", "\0", "=-"):
        yield unit * (size // len(unit.encode()))
    for first, count in PLANES:
        yield "".join(chr(rng.randrange(first, first + count))
                      for _ in range(size // len(chr(first).encode())))
    yield " ".join("".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=7))
                   for _ in range(size // 8))
    yield "".join(rng.choice("-=_~") * rng.randint(1, 128)
                  for _ in range(size // 64))
    yield "".join(rng.choice(code) for code in [code_points()]
                  for _ in range(size // 4))
