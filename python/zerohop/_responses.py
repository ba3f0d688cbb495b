# SPDX-License-Identifier: Apache-2.0
"""What client.responses and its replies have besides the tables."""

from ._models import BaseModel
from ._sockets import responses_connect


class WithText(BaseModel):
    """A reply of responses.create."""

    __slots__ = ()

    @property
    def output_text(self):
        """The text of all its messages."""
        return "".join(
            part.text for item in self.output if item.type == "message"
            for part in item.content if part.type == "output_text")


class _Responses:
    connect = responses_connect


RESPONSES = (_Responses, _Responses)
