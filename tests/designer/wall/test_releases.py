"""Versions and titles of releases."""

from __future__ import annotations

import pytest

from designer.site import Site
from ivrflow.model.errors import Misuse


def test_versions_and_titles_are_those_of_the_release(site: Site) -> None:
    release = site.publish(["telebank"], "li", "first").publication
    assert release is not None
    known = site.wall.releases
    assert known.versions("") == {}
    assert known.versions(release.release) is None
    known.look_up(release.release)
    assert known.versions(release.release) == {"telebank": 1}
    names = known.names(release.release)["telebank"]
    assert (names.title, names.nodes["main"]) == ("Telephone banking", "Main menu")
    assert (known.zone("telebank").key, known.zone("unknown").key) == ("Asia/Shanghai", "UTC")


def test_a_release_of_another_store_has_no_versions(site: Site) -> None:
    site.wall.releases.look_up("0" * 64)
    assert site.wall.releases.versions("0" * 64) == {}
    with pytest.raises(Misuse):
        site.wall.releases.names("0" * 64)
