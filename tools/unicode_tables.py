# SPDX-License-Identifier: Apache-2.0
"""Writes csrc/src/token/unicode_table.c: what the pre-tokenizers need to know
of each code point, from Python's unicodedata.

    python tools/unicode_tables.py

The tokenizers we follow have Unicode 16.0: run it with Python 3.14, or with
`pip install unicodedata2==16.0.0`."""

import pathlib
import sys

try:
    import unicodedata2 as ucd
except ImportError:
    import unicodedata as ucd

WANTED = "16.0.0"
OUT = pathlib.Path(__file__).parent.parent / "csrc/src/token/unicode_table.c"
LAST = 0x110000
BLOCK, GROUP = 128, 128  # code points of a block, blocks of a group

SPACES = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680,
          *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}
KINDS = {"Lu": 1, "Lt": 1, "Ll": 2, "Lm": 3, "Lo": 3, "N": 4, "M": 7,
         "P": 6, "S": 6}
MAY_COMPOSE = 8


def second_halves():
    """Code points that a canonical composition may end with."""
    found = {*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}
    for code in range(LAST):
        parts = ucd.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(int(parts[1], 16))
    return found


def classes():
    seconds = second_halves()
    for code in range(LAST):
        if 0xD800 <= code < 0xE000:
            yield 0
            continue
        char = chr(code)
        name = ucd.category(char)
        kind = KINDS.get(name, KINDS.get(name[0], 0))
        if code in SPACES:
            kind = 5
        if code in seconds or ucd.combining(char) or \
                ucd.normalize("NFC", char) != char:
            kind |= MAY_COMPOSE
        yield kind


def cut(items, size):
    """Equal pieces once each, and which piece stands where."""
    pieces, places = {}, []
    for start in range(0, len(items), size):
        piece = tuple(items[start:start + size])
        places.append(pieces.setdefault(piece, len(pieces)))
    return [item for piece in pieces for item in piece], places


def packed(items, bits):
    """Items of so many bits as 64-bit words, the first in the low bits."""
    per = 64 // bits
    items = items + [0] * (-len(items) % per)
    return [sum(item << (bits * i) for i, item in enumerate(items[at:at + per]))
            for at in range(0, len(items), per)]


def table(name, words):
    lines = [f"const uint64_t {name}[{len(words)}] = {{"]
    for at in range(0, len(words), 4):
        row = ",".join(f"0x{word:016x}" for word in words[at:at + 4])
        lines.append(f"  {row},")
    return "\n".join([*lines, "};"])


def main():
    if ucd.unidata_version != WANTED:
        sys.exit(f"Unicode {ucd.unidata_version} is here, {WANTED} is needed")
    blocks, places = cut(list(classes()), BLOCK)
    groups, tops = cut(places, GROUP)
    OUT.write_text("\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made by tools/unicode_tables.py from Unicode " + WANTED + ". */",
        "// clang-format off",
        '#include "token/unicode.h"',
        "",
        table("zh_unicode_tops", packed(tops, 8)),
        "",
        table("zh_unicode_groups", packed(groups, 8)),
        "",
        table("zh_unicode_blocks", packed(blocks, 4)),
        "// clang-format on",
        ""]))


if __name__ == "__main__":
    main()
