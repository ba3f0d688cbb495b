# SPDX-License-Identifier: Apache-2.0
"""Bodies of multipart requests: (name, value, file name, content type)."""

import os

from ._native import absent
from ._query import flattened

HELP = "See https://github.com/openai/openai-python/tree/main#file-uploads"


def is_content(value):
    import io
    return isinstance(value, (bytes, tuple, io.IOBase, os.PathLike))


def taken(body, paths):
    """The files of `body`, which loses them, as [(name, file)]; a path is
    `image`, or `image[]` for those of a list."""
    found = []
    for path in paths or ():
        name = path.removesuffix("[]")
        value = body.get(name)
        is_list = isinstance(value, (list, tuple)) and not isinstance(
            value, tuple)
        if name not in body or absent(value) or (
                path != name and not is_list):
            continue
        del body[name]
        many = [(f"{name}[]", one) for one in value] if is_list else [
            (name, value)]
        for label, one in many:
            if not is_content(one):
                raise RuntimeError(
                    f"Expected entry at `{label}` to be bytes, an io.IOBase "
                    "instance, PathLike or a tuple but received "
                    f"{type(one)} instead. {HELP}")
        found += many
    return found


def _named(file):
    """(file name, content, content type) of what was given as a file."""
    kind = None
    if isinstance(file, tuple):
        name, content = file[0], file[1]
        kind = file[2] if len(file) > 2 else None
    else:
        content = file
        name = (os.path.basename(os.fsdecode(file))
                if isinstance(file, os.PathLike)
                else os.path.basename(str(getattr(file, "name", "upload"))))
    return name, _read(content), kind


def _read(content):
    if isinstance(content, os.PathLike):
        with open(content, "rb") as file:
            return file.read()
    if hasattr(content, "read"):
        if hasattr(content, "seek"):
            content.seek(0)
        content = content.read()
    if isinstance(content, str):
        return content.encode()
    if isinstance(content, (bytearray, memoryview)):
        return bytes(content)
    if not isinstance(content, bytes):
        raise TypeError("Multipart file uploads must be opened in binary "
                        f"mode, not {type(content)}")
    return content


def _guessed(name):
    import mimetypes
    return (mimetypes.guess_type(name)[0] if name else None) or (
        "application/octet-stream")


def fields(data, files):
    """The fields of a form: data, then files."""
    made = [(name, value, None, None) for name, value in flattened(data)]
    for name, file in files:
        filename, content, kind = _named(file)
        made.append((name, content, filename, kind or _guessed(filename)))
    return made


def encoded(made):
    """Fields as a body, and its type: for who sends without the core."""
    import secrets
    mark = secrets.token_hex(16)
    parts = []
    for name, value, filename, kind in made:
        quoted = name.replace('"', "%22")
        head = f'Content-Disposition: form-data; name="{quoted}"'
        if filename is not None:
            quoted = filename.replace('"', "%22")
            head += f'; filename="{quoted}"'
        if kind is not None:
            head += f"\r\nContent-Type: {kind}"
        value = value.encode() if isinstance(value, str) else value
        parts.append(f"--{mark}\r\n{head}\r\n\r\n".encode() + value + b"\r\n")
    return (b"".join(parts) + f"--{mark}--\r\n".encode(),
            f"multipart/form-data; boundary={mark}")
