# SPDX-License-Identifier: Apache-2.0
"""Embeddings in base64, beside binascii."""

import array
import base64
import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerohop import _native


def by_hand(text):
    data = binascii.a2b_base64(text)
    if len(data) % 4:
        raise ValueError("bytes length not a multiple of item size")
    return array.array("f", data).tolist()


def what(action, text):
    try:
        return repr(action(text))
    except ValueError as error:  # binascii.Error is one
        return type(error), str(error)


@given(st.lists(st.floats(width=32), max_size=40))
def test_vectors(values):
    text = base64.b64encode(array.array("f", values).tobytes()).decode()
    assert repr(_native.floats_of_base64(text)) == repr(values)


@given(st.text("AQz09+/= \n-_é\0", max_size=40))
def test_texts_that_are_odd(text):
    assert what(_native.floats_of_base64, text) == what(by_hand, text)


@pytest.mark.parametrize("text", [
    "", "AAAA", "AACAPw==", "AACAPw=", "A===", "====", "AA==AACA", "AACA\nPw==",
    "AACAPwAAgD8=", "!ACAPw==", "AACAP!==", b"AACAPw==", "\ud800AAA"])
def test_ends(text):
    assert what(_native.floats_of_base64, text) == what(by_hand, text)


def test_what_is_no_text():
    with pytest.raises(TypeError):
        _native.floats_of_base64(5)
