"""What all forms have in common."""

from __future__ import annotations

from datetime import date

import pytest

from designer.live.forms import blank_form, faults_of, form_of, plain_of
from ivrflow.runtime.live_files import SUBJECTS


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_new_one_can_be_stored_as_it_is(subject: str) -> None:
    form = blank_form(subject)
    assert form.subject == subject
    assert faults_of(form, date(2026, 1, 1)) == ()
    stored = SUBJECTS[subject]("new", plain_of(form))
    assert form_of(subject, stored) == form
