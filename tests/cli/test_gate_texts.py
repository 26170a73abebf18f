"""Gates as people and programs read them."""

from __future__ import annotations

from ivrflow.cli.gate_texts import gate_as_json, gate_lines, proof_as_json, proof_in_words
from ivrflow.model.releases import NOTHING_DEMANDED, GateOutcome, PublicationProof
from ivrflow.runtime.gates import GateReport, Shortfall
from ivrflow.verify.coverage import ExitName

PASSED = GateReport(GateOutcome("conversations", "all conversations pass", "3 conversations", passed=True))
REFUSED = GateReport(
    GateOutcome("coverage", "90 % of the exits of each flow", "shop 80 %", passed=False),
    (Shortfall("shop", "80 % of 5 exits", "not welcome: noinput", (ExitName("shop", "welcome", "noinput"),)),),
    "add conversations",
)


def test_what_passed_is_one_line_and_what_did_not_says_all() -> None:
    assert list(gate_lines([PASSED, REFUSED])) == [
        "conversations: 3 conversations",
        "\ncoverage: demanded is: 90 % of the exits of each flow; found: shop 80 %",
        "  shop: 80 % of 5 exits",
        "      not welcome: noinput",
        "  What to do: add conversations.",
    ]


def test_what_comes_from_a_file_begins_with_its_name_once() -> None:
    missing = Shortfall("shop", 'shop.calls:4: "Open": the call is over', "  - hear")
    failed = GateReport(GateOutcome("conversations", "all", "1 of 3 fail", passed=False), (missing,), "mend it")
    assert list(gate_lines([failed]))[1:3] == ['  shop.calls:4: "Open": the call is over', "        - hear"]


def test_programs_get_places_not_sentences() -> None:
    document = gate_as_json(REFUSED)
    assert (document["gate"], document["passed"], document["advice"]) == ("coverage", False, "add conversations")
    assert document["missing"] == [
        {
            "flow": "shop",
            "message": "80 % of 5 exits",
            "detail": "not welcome: noinput",
            "exits": [{"node": "welcome", "exit": "noinput"}],
        }
    ]


def test_what_a_publication_was_held_to_fits_in_a_line() -> None:
    assert proof_in_words(NOTHING_DEMANDED) == "-"
    both = PublicationProof((PASSED.outcome, REFUSED.outcome), "a holiday")
    assert proof_in_words(both) == "conversations, not coverage (skipped: a holiday)"
    assert proof_as_json(both) == {
        "gates": [PASSED.outcome._asdict(), REFUSED.outcome._asdict()],
        "skipped": "a holiday",
    }
