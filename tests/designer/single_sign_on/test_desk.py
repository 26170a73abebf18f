"""Settings that cannot be meant are told when the designer starts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.single_sign_on.desk import REFUSALS, single_sign_on_of
from designer.site import Site
from ivrflow.model.errors import Misuse
from ivrflow.runtime.configuration import OidcSection


def test_without_an_issuer_there_is_none(site: Site) -> None:
    assert single_sign_on_of(OidcSection(), site.desk, lambda: 0.0) is None
    assert site.single_sign_on is not None
    assert site.single_sign_on.label == "Northern Bank"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"issuer": "http://idp.example"}, "https://"),
        ({"client_id": ""}, "client_id"),
        ({"roles": {"team": "root"}}, '"root" is no role'),
        ({"default_role": "Admin"}, '"Admin" is no role'),
    ],
)
def test_what_cannot_be_meant_is_told_at_once(
    site: Site, settings: OidcSection, change: dict[str, object], told: str
) -> None:
    wrong = replace(settings, **change)  # type: ignore[arg-type]  # each of its own type
    with pytest.raises(Misuse, match=told):
        single_sign_on_of(wrong, site.desk, lambda: 0.0)


def test_every_refusal_says_what_to_do() -> None:
    assert all(";" in sentence for sentence in REFUSALS.values())
