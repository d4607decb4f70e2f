"""Messages are words like others, and know what they were made of."""

import copy
import errno
import pickle

import pytest

from briefer.errors import Message, error, reason, said


@pytest.fixture
def message():
    inner = said("Section “{heading}”", heading="Gas {price}")
    return said(
        "{above} has {count:,} words in {languages}.",
        above=inner,
        count=1200,
        languages=("de", "ar"),
    )


def test_a_message_reads_as_its_words(message):
    assert message == "Section “Gas {price}” has 1,200 words in de, ar."
    assert {message: 1}[str(message)] == 1
    assert error(message) == error(str(message))


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))]
)
def test_a_copy_knows_its_template(message, again):
    made = again(message)
    assert isinstance(made, Message)
    assert (made, made.template, made.values) == (message, message.template, message.values)


def test_a_refusal_of_the_system_is_put_in_our_words_where_we_have_some():
    assert reason(OSError(errno.ENOSPC, "x")) == "the disk is full"
    assert reason(OSError(errno.ELOOP, "Too many levels")) == "too many levels"
    assert reason(OSError("Odd")) == "odd"
