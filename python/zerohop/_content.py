# SPDX-License-Identifier: Apache-2.0
"""Replies that are files."""

import os


class HttpxBinaryResponseContent:
    """The bytes of a reply, with its response."""

    def __init__(self, response):
        self.response = response

    @property
    def content(self):
        return self.response.content

    @property
    def text(self):
        return self.response.text

    @property
    def encoding(self):
        return getattr(self.response, "encoding", None)

    @property
    def charset_encoding(self):
        return getattr(self.response, "charset_encoding", None)

    def json(self, **options):
        return self.response.json(**options)

    def read(self):
        return self.response.read()

    def iter_bytes(self, chunk_size=None):
        content = self.response.content
        size = chunk_size or max(1, len(content))
        for at in range(0, len(content), size):
            yield content[at:at + size]

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        from ._sources import texts
        return texts(self.iter_bytes(), chunk_size)

    def iter_lines(self):
        from ._sources import lines
        return lines(self.iter_bytes())

    def write_to_file(self, file):
        with open(file, "wb") as out:
            out.write(self.response.content)

    def stream_to_file(self, file, *, chunk_size=None):
        self.write_to_file(file)

    def close(self):
        return self.response.close()

    async def aread(self):
        return self.response.content

    async def aiter_bytes(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        for piece in self.iter_text(chunk_size):
            yield piece

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    async def astream_to_file(self, file, *, chunk_size=None):
        self.write_to_file(os.fspath(file))

    async def aclose(self):
        pass
