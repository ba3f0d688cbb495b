# SPDX-License-Identifier: Apache-2.0
from .... import _modules

__getattr__ = _modules.shown(__name__)
