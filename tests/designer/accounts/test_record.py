"""The record of changes as a file that a spreadsheet only shows."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from designer.accounts.record import as_file
from ivrflow.store.audit import AuditEntry

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_cell_begins_as_a_formula_and_nothing_is_lost(subject: str, detail: str) -> None:
    entry = AuditEntry(AT, "li", "role set", subject, detail, "192.0.2.7", 3)
    text = as_file([entry]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["number"], row["at"], row["who"]) == ("3", "2026-03-02T10:15:00+00:00", "li")
    for name, said in (("subject", subject), ("detail", detail)):
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r"))
        told = said.encode("utf-8", "replace").decode()
        assert row[name].removeprefix("'") in (told, told.removeprefix("'"))
