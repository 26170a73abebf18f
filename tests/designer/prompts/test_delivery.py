"""An archive is told file by file; one that is in the way keeps no other out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from designer.drafts.desk import Unknown
from designer.prompts import delivery
from designer.prompts.delivery import Delivery, deliver
from designer.site import Site

from ..archives_made import zipped
from .sounds_made import tone


def _delivery(**files: bytes) -> Delivery:
    return Delivery(io.BytesIO(zipped({f"{name}.wav": each for name, each in files.items()})), "en-US", "li")


def test_one_that_cannot_be_put_in_its_place_keeps_no_other_out(site: Site, folder: Path, tmp_path: Path) -> None:
    (folder / "voices" / "en-US" / "out").symlink_to(tmp_path)
    told = deliver(site.recordings, _delivery(first=tone(), **{"out/evil": tone(0.5)}, last=tone(0.6)))
    assert [(each.name, each.outcome) for each in told] == [("first", "new"), ("out/evil", "refused"), ("last", "new")]
    assert "leads out of the folder" in told[1].detail
    assert not (tmp_path / "evil.wav").exists()
    assert site.recordings.get("en-US", "last").author == "li"


def test_much_comes_in_part_by_part(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "BATCH_BYTES", 20_000)
    told = deliver(site.recordings, _delivery(**{f"part{number}": tone(0.3 + number / 10) for number in range(5)}))
    assert [each.outcome for each in told] == ["new"] * 5
    assert [each.path for each in told] == [f"part{number}.wav" for number in range(5)]


def test_a_language_without_a_voice_is_told(site: Site) -> None:
    with pytest.raises(Unknown, match='no voice for "de-DE"'):
        deliver(site.recordings, Delivery(io.BytesIO(zipped({"a.wav": tone()})), "de-DE", "li"))
