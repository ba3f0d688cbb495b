# SPDX-License-Identifier: Apache-2.0
"""Deltas of a stream, put together."""


def _is_indexed(value):
    return isinstance(value, list) and any(
        isinstance(item, dict) and "index" in item for item in value)


def accumulate_delta(acc, delta):
    """Adds a delta to what came before, in place: texts and numbers grow,
    objects merge, the items of a list go by their index."""
    for key, value in delta.items():
        old = acc.get(key)
        if old is None:
            if not _is_indexed(value):
                acc[key] = value
                continue
            old = acc[key] = []
        if key in ("index", "type"):
            acc[key] = value
        elif isinstance(old, dict) and isinstance(value, dict):
            accumulate_delta(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            _accumulate_list(old, value)
        elif isinstance(old, str) and isinstance(value, str) or (
                isinstance(old, (int, float)) and
                isinstance(value, (int, float))):
            acc[key] = old + value
    return acc


def _accumulate_list(old, items):
    plain = all(isinstance(item, (str, int, float)) for item in old)
    if plain and (old or not _is_indexed(items)):
        old.extend(items)
        return
    for item in items:
        if not isinstance(item, dict):
            raise TypeError("Unexpected list delta entry is not a dictionary: "
                            f"{item}")
        if "index" not in item:
            raise RuntimeError("Expected list delta entry to have an `index` "
                               f"key; {item}")
        index = item["index"]
        if not isinstance(index, int):
            raise TypeError("Unexpected, list delta entry `index` value is "
                            f"not an integer; {index}")
        if index < len(old):
            old[index] = accumulate_delta(old[index], item)
        else:
            old.append(dict(item))
