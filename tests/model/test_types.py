"""Labels stick: whatever is computed from a secret or from what the caller entered stays so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.types import DATE, MONEY, TEXT, Base, Privacy, Type

labels = st.builds(Type, st.sampled_from(Base), st.sampled_from(Privacy), st.booleans())


@given(st.lists(labels, min_size=1, max_size=5))
def test_an_outcome_is_as_private_and_as_untrusted_as_its_worst_operand(operands: list[Type]) -> None:
    first, *others = operands
    outcome = first.labelled_like(*others)
    assert outcome.base is first.base
    assert all(outcome.privacy >= operand.privacy for operand in operands)
    assert outcome.privacy in {operand.privacy for operand in operands}
    assert outcome.untrusted is any(operand.untrusted for operand in operands)


def test_a_list_stays_a_list_of_its_elements() -> None:
    dates = Type(Base.LIST, element=Base.DATE)
    assert dates.labelled_like(Type(Base.TEXT, Privacy.SECRET)) == Type(Base.LIST, Privacy.SECRET, element=Base.DATE)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DATE, "date"),
        (MONEY.labelled_like(Type(Base.TEXT, Privacy.PRIVATE)), "money private"),
        (Type(Base.TEXT, Privacy.SECRET, untrusted=True), "text secret"),
        (Type(Base.LIST, Privacy.PRIVATE, element=TEXT.base), "list of text private"),
    ],
)
def test_a_type_reads_as_an_author_would_declare_it(kind: Type, words: str) -> None:
    assert str(kind) == words
