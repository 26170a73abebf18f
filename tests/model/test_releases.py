"""What identifies a release, and which route answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.releases import FlowText, NewRelease, Route, match_route, release_hash

ROUTES = (Route("95588", "telebank"), Route("955*", "short"), Route("9558*", "bank"), Route("*98", "voicemail"))


@given(st.dictionaries(st.text(), st.text(), min_size=2))
def test_the_hash_of_a_release_follows_its_content_and_nothing_else(manifest: dict[str, str]) -> None:
    assert release_hash(dict(reversed(manifest.items()))) == release_hash(manifest)
    one = next(iter(manifest))
    assert release_hash({**manifest, one: manifest[one] + "x"}) != release_hash(manifest)
    assert NewRelease(manifest, (FlowText("a", "1", "text"),)).hash == release_hash(manifest)


@pytest.mark.parametrize(
    ("dnis", "flow"),
    [
        ("95588", "telebank"),
        ("95589", "bank"),
        ("955881", "bank"),
        ("9551", "short"),
        ("955", "short"),
        ("95", None),
        ("*98", "voicemail"),
        ("*981", None),
        ("", None),
        ("955*", "short"),
    ],
)
def test_an_exact_route_is_before_the_longest_prefix(dnis: str, flow: str | None) -> None:
    route = match_route(ROUTES, dnis)
    assert (route and route.flow) == flow


@pytest.mark.parametrize(("dnis", "flow"), [("95588", "telebank"), ("1", "anything"), ("", "anything")])
def test_a_star_answers_all_the_rest(dnis: str, flow: str) -> None:
    route = match_route((*ROUTES, Route("*", "anything")), dnis)
    assert route is not None
    assert route.flow == flow
