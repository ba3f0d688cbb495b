# SPDX-License-Identifier: Apache-2.0
from ._native import version as VERSION

__all__ = ["VERSION"]
