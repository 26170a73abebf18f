"""report: asked, saved, written to files, made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.wiring import installation

from .conftest import Ivrflow

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
TOLD = (Milestone("told", 1_000, (), "gold", "622202"),)
MARCH = ("--when", "2026-03-01..2026-03-31")


@pytest.fixture
def called(shop: Path) -> Path:
    """Three calls in March: served, given up, refused."""
    with installation(read_configuration()) as installed:
        journal = installed.store.journal_writer("test")
        for number, (ended_by, milestones) in enumerate([("caller", TOLD), ("caller", ()), ("refused", ())]):
            answered = None if ended_by == "refused" else AT
            journal.ended(
                Cdr(
                    f"c{number}", "sip", "139", "100", "shop", "r1", AT, answered, AT + timedelta(seconds=30), ended_by,
                    "", ("shop.welcome",), left_at="shop.welcome", milestones=milestones,
                )
            )  # fmt: skip
        assert journal.close()
    return shop


def test_a_report_is_asked_for(called: Path, ivrflow: Ivrflow) -> None:
    (row,) = ivrflow("report", "show", *MARCH, "--json").json
    assert row == {
        "offered": 3,
        "answered": 2,
        "contained": 1,
        "handed_off": 0,
        "abandoned": 1,
        "failed": 0,
        "mean_duration": 30,
        "p95_duration": pytest.approx(30, rel=0.025),
    }
    asked = (
        "report",
        "show",
        *MARCH,
        "--zone",
        "Asia/Shanghai",
        "--by",
        "day",
        "--measure",
        "offered",
        "--per",
        "flow",
    )
    assert ivrflow(*asked).out == "2026-03-03\tshop\t3\n"
    assert ivrflow(*asked, "--only", "flow=another", "--only", "flow=third").out == ""
    rates = ("report", "show", *MARCH, "--measure", "containment", "--measure", "mean_abandoned")
    assert ivrflow(*rates).out == "50.0 %\t30.0\n"
    assert ivrflow("report", "show", "--when", "2026-02-01", "--measure", "containment").out == "-\n"


def test_how_many_services_how_many_customers_used_and_which(called: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("report", "services", *MARCH).out == "1\ttold\t1\t1\n"
    assert ivrflow("report", "services", *MARCH, "--only", "customer_class=silver").out == ""


def test_a_report_is_kept_by_name(called: Path, ivrflow: Ivrflow) -> None:
    ivrflow("report", "save", "Nodes", *MARCH, "--measure", "visits", "--per", "node")
    assert ivrflow("report", "list").out.startswith("Nodes\t2026-03-01..2026-03-31\tnode\tvisits\t")
    assert ivrflow("report", "show", "Nodes").out == "shop.welcome\t3\n"
    refused = ivrflow("report", "show", "Nodes", "--by", "day")
    assert (refused.code, "leave out the options" in refused.err) == (2, True)
    ivrflow("report", "remove", "Nodes")
    assert ivrflow("report", "list", "--json").json == []
    assert ivrflow("report", "show", "Nodes").code == 2


def test_a_report_becomes_a_file(called: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("report", "show", *MARCH, "--measure", "offered", "--csv", "march.csv", "--xlsx", "march.xlsx")
    assert said.out == "march.csv: 1 rows\nmarch.xlsx: 1 rows\n"
    assert Path("march.csv").read_text("utf-8-sig") == "offered\n3\n"
    assert Path("march.xlsx").read_bytes().startswith(b"PK")
    nowhere = ivrflow("report", "services", *MARCH, "--csv", "nowhere/march.csv")
    assert (nowhere.code, "cannot be written" in nowhere.err) == (3, True)


def test_sums_are_made_anew(called: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("report", "rebuild").out == "1 days counted\n"
    assert ivrflow("report", "rebuild", "--since", "2026-03-09", "--json").json == {"days": 0}
    assert ivrflow("report", "show", *MARCH, "--measure", "offered").out == "3\n"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--only", "flow"), "write NAME=VALUE"),
        (("--only", "ani=139"), "is no dimension"),
        (("--when", "soon"), "is no time"),
        (("--zone", "Mars/Olympus"), "there is no zone"),
        (("--measure", "offered", "--per", "node"), "cannot be told apart by node"),
    ],
)
def test_what_cannot_be_asked_is_said(shop: Path, ivrflow: Ivrflow, options: tuple[str, ...], why: str) -> None:
    refused = ivrflow("report", "show", *options)
    assert (refused.code, why in refused.err) == (2, True)


def test_what_can_be_counted_is_explained(shop: Path, ivrflow: Ivrflow) -> None:
    measures = {each["measure"]: each for each in ivrflow("report", "measures", "--json").json}
    assert measures["noinput_rate"]["per"] == "flow, release, route, node"
    assert measures["p95_duration"]["unit"] == "s"
