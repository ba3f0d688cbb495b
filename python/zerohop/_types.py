# SPDX-License-Identifier: Apache-2.0
"""Objects that stand for "no value", with the meaning the official client
gives them."""

# The header by which a method is told to give the reply as it came.
RAW = "X-Stainless-Raw-Response"


class NotGiven:
    """The argument was not passed; None would mean something else."""

    def __bool__(self):
        return False

    def __repr__(self):
        return "NOT_GIVEN"


class Omit:
    """Leave this out of what is sent, even where there is a default."""

    def __bool__(self):
        return False


NOT_GIVEN = NotGiven()
not_given = NotGiven()
omit = Omit()
