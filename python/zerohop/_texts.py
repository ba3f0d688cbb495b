# SPDX-License-Identifier: Apache-2.0
"""What replies of client.responses have besides their fields."""

from ._models import BaseModel


class WithText(BaseModel):
    """A reply of responses.create."""

    __slots__ = ()

    @property
    def output_text(self):
        """The text of all its messages."""
        return "".join(
            part.text for item in self.output if item.type == "message"
            for part in item.content if part.type == "output_text")
