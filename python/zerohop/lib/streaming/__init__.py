# SPDX-License-Identifier: Apache-2.0
"""Streams that gather what they gave."""
