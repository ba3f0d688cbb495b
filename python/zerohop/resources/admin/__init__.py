# SPDX-License-Identifier: Apache-2.0
from ... import _modules

_modules.resources_of(__name__)
