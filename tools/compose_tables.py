# SPDX-License-Identifier: Apache-2.0
"""Writes csrc/src/token/compose_table.c: what normalisation form C needs.

    pip install unicodedata2==16.0.0 && python tools/compose_tables.py
"""

import pathlib

import unicodedata2 as ucd

from unicode_tables import LAST, packed, table

OUT = pathlib.Path(__file__).parent.parent / "csrc/src/token/compose_table.c"


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
    """[first, last, combining class] of runs that have one."""
    runs = []
    for code in range(LAST):
        value = ucd.combining(chr(code))
        if value and runs and runs[-1][1:] == [code - 1, value]:
            runs[-1][1] = code
        elif value:
            runs.append([code, code, value])
    return runs


def composes(code, pair):
    return ucd.normalize("NFC", chr(pair[0]) + chr(pair[1])) == chr(code)


def main():
    found = parts()
    codes = sorted(found)
    order = sorted((found[code], at) for at, code in enumerate(codes)
                   if found[code][1] and composes(code, found[code]))
    words = [code << 42 | found[code][0] << 21 | found[code][1]
             for code in codes]
    runs = [first << 42 | last << 21 | value
            for first, last, value in classes()]
    OUT.write_text("\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made by tools/compose_tables.py from Unicode "
        + ucd.unidata_version + ". */",
        "// clang-format off",
        '#include "token/compose.h"',
        "",
        table("zh_compose_parts", words),
        f"const size_t zh_compose_part_count = {len(words)};",
        "",
        table("zh_compose_order", packed([at for _, at in order], 16)),
        f"const size_t zh_compose_order_count = {len(order)};",
        "",
        table("zh_compose_classes", runs),
        f"const size_t zh_compose_class_count = {len(runs)};",
        "// clang-format on",
        ""]))


main()
