"""Who knows the secret gets in, once for each word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.monitor.handshake import new_challenge, proof_of, proves

SECRET = b"s" * 32


def test_the_answer_to_one_word_is_none_to_another() -> None:
    word, other = new_challenge(), new_challenge()
    assert word != other
    assert proves(proof_of(word, SECRET), word, SECRET)
    assert not proves(proof_of(word, SECRET), other, SECRET)
    assert not proves(proof_of(word, b"another secret"), word, SECRET)


@given(st.text())
def test_nothing_else_is_an_answer(said: str) -> None:
    assert not proves(said, "word", SECRET)
