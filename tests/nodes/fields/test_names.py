"""Names in square brackets, as written and no other way."""

from __future__ import annotations

import pytest

from ivrflow.nodes.fields.names import Names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[loans]", ("loans",)),
        ("[ loans,mandarin , level-2.b ]", ("loans", "mandarin", "level-2.b")),
        (f"[{'n' * 64}]", ("n" * 64,)),
    ],
)
def test_reads_in_the_order_written(text: str, names: tuple[str, ...]) -> None:
    assert Names().read(text) == names


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("loans", "expected names in square brackets such as [loans, mandarin], found loans"),
        ("[]", "expected names in square brackets"),
        ("[loans,]", "expected names in square brackets"),
        ("[two words]", "expected names in square brackets"),
        ('["loans"]', "expected names in square brackets"),
        (f"[{'n' * 65}]", "expected names in square brackets"),
        ("[a, a]", "expected at most 2 different names, found [a, a]"),
        ("[a, b, c]", "expected at most 2 different names, found [a, b, c]"),
    ],
)
def test_refuses(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        Names(most=2).read(text)
    assert str(raised.value).startswith(sentence)


def test_without_the_field_no_skill_is_asked_for() -> None:
    assert Names().absent() == ()
    assert Names(3).describe() == {"most": 3}
