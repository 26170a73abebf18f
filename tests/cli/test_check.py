"""check: what is wrong with flows, and the calls that show it."""

from __future__ import annotations

from pathlib import Path

from .conftest import SHOP, Ivrflow

ENDLESS = SHOP.replace("  noinput -> bye", "  noinput -> welcome")
UNSET = SHOP.replace("on error  -> bye", "on error  -> bye\n  var name: text").replace(
    "We are open.", "{name} is open."
)


def test_check_shows_place_and_advice(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> say_opne"), "utf-8")
    said = ivrflow("check")
    assert said.code == 1
    assert "shop.ivr:19:" in said.out
    assert "say_opne" in said.out
    assert "1 errors" in said.out


def test_check_as_json(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> say_opne"), "utf-8")
    document = ivrflow("check", "--json").json
    assert {(each["code"], each["line"], each["example"]) for each in document["findings"]} >= {("IVR102", 19, None)}
    assert not document["explored"]["complete"]


def test_check_makes_no_store(shop: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("check").code == 0
    assert not (shop / "var" / "ivrflow.db").exists()


def test_check_of_a_folder_without_flows_says_so(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("check", "data")
    assert (said.code, said.err) == (2, "ivrflow: data: there is no .ivr file here")


def test_check_suggests_the_file_that_was_meant(shop: Path, ivrflow: Ivrflow) -> None:
    assert "did you mean flows/shop.ivr?" in ivrflow("check", "flows/shpo.ivr").err


def test_what_exploring_finds_is_shown_by_a_call_that_can_be_kept_as_a_test(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(ENDLESS, "utf-8")
    said = ivrflow("check")
    assert said.code == 1
    assert "shop.ivr:8:1: warning IVR702: a caller who presses nothing goes round for ever: welcome" in said.out
    assert "a call that shows it:\n" in said.out
    assert " other findings\nshop: explored completely, " in said.out
    (finding,) = (each for each in ivrflow("check", "--json").json["findings"] if each["code"] == "IVR702")
    assert finding["shows"]
    (shop / "flows" / "shop.calls").write_text(finding["example"], "utf-8")
    assert ivrflow("test").out == "1 passed, 0 failed\n"


def test_what_the_compiler_finds_is_shown_by_a_call_too(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(UNSET, "utf-8")
    (finding,) = (each for each in ivrflow("check", "--json").json["findings"] if each["code"] == "IVR203")
    assert (finding["node"], finding["shows"]) == ("say_open", True)
    assert "  calendar shop is open\n" in finding["example"]


def test_quick_looks_at_the_text_only(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(ENDLESS, "utf-8")
    said = ivrflow("check", "--quick")
    assert said.code == 0
    assert "IVR702" not in said.out
    assert "explored" not in said.out
    assert ivrflow("check", "--quick", "--json").json["explored"] is None
    (shop / "flows" / "shop.ivr").write_text(UNSET, "utf-8")
    said = ivrflow("check", "--quick")
    assert said.code == 1
    assert "IVR203" in said.out
    assert "a call that" not in said.out


def test_one_call_for_two_findings_is_printed_once(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("  on error  -> bye\n", ""), "utf-8")
    said = ivrflow("check").out
    assert "warning IVR106" in said
    assert "error IVR704" in said
    assert "a call that shows it: the same as for IVR106" in said


def test_what_was_not_explored_is_said(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "shop.ivr").write_text(SHOP.replace("open -> say_open", "open -> say_opne"), "utf-8")
    assert "shop.ivr: its errors come first\n" in ivrflow("check").out


INNER = """\
flow inner {
  languages = [en-US]
  zone      = Europe/London
  start     = told
}

play told {
  prompt = say("We are open.")
  done -> over
}

return over {
}
"""


def test_calls_come_in_by_routes_too(shop: Path, ivrflow: Ivrflow) -> None:
    to_inner = "subflow say_open {\n  flow = inner\n  done -> bye\n}\n"
    text = SHOP.replace('play say_open {\n  prompt = say("We are open.")\n  done -> bye\n}\n', to_inner)
    (shop / "flows" / "shop.ivr").write_text(text, "utf-8")
    (shop / "flows" / "inner.ivr").write_text(INNER, "utf-8")
    explored = [each["flow"] for each in ivrflow("check", "--json").json["explored"]["flows"]]
    assert explored == ["shop"]
    (shop / "ivrflow.toml").write_text('[routes]\n"100" = "shop"\n"200" = "inner"\n', "utf-8")
    explored = [each["flow"] for each in ivrflow("check", "--json").json["explored"]["flows"]]
    assert explored == ["inner", "shop"]
