"""A prompt's text becomes the sound that callers will hear."""

from __future__ import annotations

import pytest

from designer.drafts.desk import Unknown
from designer.prompts import sounds
from designer.site import Site
from ivrflow.model.errors import Misuse, Unavailable


def test_the_same_prompt_gives_the_same_sound_which_is_kept(site: Site) -> None:
    first = site.sounds.render('audio("welcome")', "en-US", {})
    assert site.sounds.render('audio("welcome")', "en-US", {}).id == first.id
    assert site.sounds.get(first.id).wav[:4] == b"RIFF"


def test_only_so_much_is_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "KEPT_BYTES", 1)
    first = site.sounds.render("pause(200ms)", "en-US", {})
    second = site.sounds.render("pause(300ms)", "en-US", {})
    assert second.duration_ms > first.duration_ms
    assert site.sounds.get(second.id) == second
    with pytest.raises(Unknown, match="ask for it again"):
        site.sounds.get(first.id)


def test_what_cannot_be_said_is_told(site: Site) -> None:
    with pytest.raises(Misuse):
        site.sounds.render("say(", "en-US", {})
    with pytest.raises(Unavailable):
        site.sounds.render('audio("nothing_of_that_name")', "en-US", {})
