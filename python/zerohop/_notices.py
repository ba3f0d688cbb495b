# SPDX-License-Identifier: Apache-2.0
"""Warnings of the core about the models that an app uses."""

import sys
import warnings


def tell(text):
    """Warns at the line of the app that made the call."""
    frame, level = sys._getframe(1), 2
    while frame is not None and \
            frame.f_globals.get("__name__", "").split(".")[0] == "zerohop":
        frame, level = frame.f_back, level + 1
    warnings.warn(text, stacklevel=level)
