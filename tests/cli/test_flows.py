"""fmt, kinds, explain."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import SHOP, Ivrflow


def test_fmt_brings_a_file_into_its_form_once(shop: Path, ivrflow: Ivrflow) -> None:
    flow = shop / "flows" / "shop.ivr"
    ivrflow("fmt")
    canonical = flow.read_text("utf-8")
    flow.write_text(canonical.replace("  prompt = say", "     prompt =   say"), "utf-8")
    assert ivrflow("fmt", "--check").code == 1
    assert ivrflow("fmt").out.startswith("changed: ")
    assert flow.read_text("utf-8") == canonical
    assert ivrflow("fmt", "--check").code == 0


def test_fmt_leaves_a_broken_file_as_it_is(shop: Path, ivrflow: Ivrflow) -> None:
    flow = shop / "flows" / "shop.ivr"
    flow.write_text(broken := SHOP.replace("hang_up bye {", "hang_up bye"), "utf-8")
    assert ivrflow("fmt").code == 1
    assert flow.read_text("utf-8") == broken


def test_kinds_lists_and_shows(ivrflow: Ivrflow) -> None:
    assert "menu" in ivrflow("kinds").out
    said = ivrflow("kinds", "menu").out
    assert "attempts" in said
    assert "noinput" in said


def test_kinds_as_json_has_all_that_a_designer_needs(ivrflow: Ivrflow) -> None:
    menu = ivrflow("kinds", "menu", "--json").json
    assert {"kind", "family", "title", "help", "fields", "exits", "capabilities"} == menu.keys()
    assert next(field for field in menu["fields"] if field["name"] == "prompt")["localized"] is True


@pytest.mark.parametrize("code", ["IVR101", "ivr101", "dangling-exit"])
def test_explain_has_three_parts(ivrflow: Ivrflow, code: str) -> None:
    said = ivrflow("explain", code).out
    assert said.startswith("IVR101 dangling-exit (error)")
    assert "Why it matters to the caller:" in said
    assert "How to mend it:" in said


def test_explain_lists_all_codes(ivrflow: Ivrflow) -> None:
    assert {"IVR001", "IVR101", "IVR304"} <= {each["code"] for each in ivrflow("explain", "--json").json}


@pytest.mark.parametrize(
    ("words", "advice"),
    [(("kinds", "meun"), "did you mean `menu`?"), (("explain", "dangling-exits"), "did you mean `dangling-exit`?")],
)
def test_slips_get_advice(ivrflow: Ivrflow, words: tuple[str, str], advice: str) -> None:
    said = ivrflow(*words)
    assert said.code == 2
    assert advice in said.err
