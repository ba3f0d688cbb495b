# SPDX-License-Identifier: Apache-2.0
"""Names that programs import from here."""

from ._content import HttpxBinaryResponseContent
from ._response import LegacyAPIResponse

__all__ = ["HttpxBinaryResponseContent", "LegacyAPIResponse"]
