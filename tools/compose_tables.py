# SPDX-License-Identifier: Apache-2.0
"""Writes csrc/src/token/compose_table.c and compose_marks.c: what normalisation
form C needs, and what tells soon that it changes nothing.

    pip install unicodedata2==16.0.0 && python tools/compose_tables.py
"""

import pathlib

import unicodedata2 as ucd

from unicode_tables import BLOCK, LAST, cut, packed, second_halves, table

# What has a class, or parts, since Unicode 9 only, which is what the NFC of HF
# tokenizers (0.23.3) knows.  Marked with bit 63.
NEWER_CLASSES = (
    (0x7fd, 0x7fd), (0x897, 0x89f), (0x8ca, 0x8d3), (0x9fe, 0x9fe),
    (0xc3c, 0xc3c), (0xd3b, 0xd3c), (0xeba, 0xeba), (0x1715, 0x1715),
    (0x1abf, 0x1ace), (0x1df6, 0x1dfa), (0xa82c, 0xa82c), (0x10d24, 0x10d27),
    (0x10d69, 0x10d6d), (0x10eab, 0x10eac), (0x10efd, 0x10eff),
    (0x10f46, 0x10f50), (0x10f82, 0x10f85), (0x11070, 0x11070),
    (0x1133b, 0x1133b), (0x113ce, 0x113d0), (0x1145e, 0x1145e),
    (0x11839, 0x1183a), (0x1193d, 0x1193e), (0x11943, 0x11943),
    (0x119e0, 0x119e0), (0x11a34, 0x11a34), (0x11a47, 0x11a47),
    (0x11a99, 0x11a99), (0x11d42, 0x11d42), (0x11d44, 0x11d45),
    (0x11d97, 0x11d97), (0x11f41, 0x11f42), (0x1612f, 0x1612f),
    (0x16ff0, 0x16ff1), (0x1e08f, 0x1e08f), (0x1e130, 0x1e136),
    (0x1e2ae, 0x1e2ae), (0x1e2ec, 0x1e2ef), (0x1e4ec, 0x1e4ef),
    (0x1e5ee, 0x1e5ef))
NEWER_PARTS = ((0x105c9, 0x105e4), (0x11383, 0x113c8), (0x11938, 0x11938),
               (0x16121, 0x16128), (0x16d68, 0x16d6a))
OUT = pathlib.Path(__file__).parent.parent / "csrc/src/token"
PLANE, CHANGES = 0x10000, 255


def newer(code, ranges):
    return any(first <= code <= last for first, last in ranges) << 63


def parts():
    """Code point: its canonical decomposition, in one step."""
    found = {}
    for code in range(LAST):
        text = ucd.decomposition(chr(code))
        if text and not text.startswith("<"):
            first, *second = (int(part, 16) for part in text.split())
            found[code] = (first, *second) if second else (first, 0)
    return found


def classes():
    """[first, last, combining class] of runs that have one, the class with the
    mark of what is newer."""
    runs = []
    for code in range(LAST):
        value = ucd.combining(chr(code))
        value |= value and newer(code, NEWER_CLASSES)
        if value and runs and runs[-1][1:] == [code - 1, value]:
            runs[-1][1] = code
        elif value:
            runs.append([code, code, value])
    return runs


def composes(code, pair):
    return ucd.normalize("NFC", chr(pair[0]) + chr(pair[1])) == chr(code)


def marks():
    """Of the basic plane: the combining class, or that the character, or what
    it follows, may change."""
    seconds = second_halves()
    for code in range(PLANE):
        char = chr(code)
        if 0xd800 <= code < 0xe000:
            yield 0
        elif code in seconds or ucd.normalize("NFC", char) != char:
            yield CHANGES
        else:
            yield ucd.combining(char)


def write(name, lines):
    (OUT / name).write_text("\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made by tools/compose_tables.py from Unicode "
        + ucd.unidata_version + ". */",
        "// clang-format off",
        '#include "token/compose.h"',
        "",
        *lines,
        "// clang-format on",
        ""]))


def main():
    found = parts()
    codes = sorted(found)
    order = sorted((found[code], at) for at, code in enumerate(codes)
                   if found[code][1] and composes(code, found[code]))
    words = [newer(code, NEWER_PARTS) | code << 42 | found[code][0] << 21 | found[code][1]
             for code in codes]
    runs = [first << 42 | last << 21 | value
            for first, last, value in classes()]
    write("compose_table.c", [
        table("zh_compose_parts", words),
        f"const size_t zh_compose_part_count = {len(words)};",
        "",
        table("zh_compose_order", packed([at for _, at in order], 16)),
        f"const size_t zh_compose_order_count = {len(order)};",
        "",
        table("zh_compose_classes", runs),
        f"const size_t zh_compose_class_count = {len(runs)};"])
    blocks, places = cut(list(marks()), BLOCK)
    write("compose_marks.c", [
        table("zh_compose_places", packed(places, 8)), "",
        table("zh_compose_marks", packed(blocks, 8))])


main()
