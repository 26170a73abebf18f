"""Two people for every sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.prompts.recordings import Change, Upload
from designer.prompts.waiting import refuse_own_recordings
from designer.site import Site
from ivrflow.runtime.four_eyes import OwnWork

from .sounds_made import tone


@pytest.fixture
def site(site: Site) -> Site:
    """Something is published."""
    assert site.publish(None, "li", "").publication is not None
    return site


def test_who_changed_a_recording_does_not_publish_it(site: Site) -> None:
    site.four_eyes = True
    site.recordings.put(Upload(Change("en-US", "added", "anna"), "a.wav", tone()))
    with pytest.raises(OwnWork, match='you changed the recording "added" yourself; somebody else has to publish it'):
        site.publish([], "anna", "")
    assert site.publish([], "wang", "").publication is not None
    # What is published is nobody's change any more.
    refuse_own_recordings(site.recordings, "anna")


def test_a_recording_taken_back_is_nobodys_change(site: Site) -> None:
    welcome = site.recordings.get("en-US", "welcome")
    change = Change("en-US", "welcome", "anna", welcome.sha256 or "")
    made = site.recordings.put(Upload(change, "a.wav", tone()))
    with pytest.raises(OwnWork):
        refuse_own_recordings(site.recordings, "anna")
    site.recordings.restore(Change("en-US", "welcome", "anna", made.sha256 or ""), 1)
    refuse_own_recordings(site.recordings, "anna")


def test_what_came_by_the_folder_is_nobodys(site: Site, folder: Path) -> None:
    (folder / "voices" / "en-US" / "welcome.wav").write_bytes(tone())
    refuse_own_recordings(site.recordings, "li")


def test_who_wrote_what_the_robot_says_does_not_publish_it_alone(site: Site) -> None:
    site.recordings.transcribe(Change("en-US", "spoken", "anna"), "Spoken.")
    with pytest.raises(OwnWork):
        refuse_own_recordings(site.recordings, "anna")
    refuse_own_recordings(site.recordings, "wang")
