"""What the file says is what the edges are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.runtime.configuration import Configuration, read_configuration
from ivrflow.runtime.wiring.settings import acd_settings, browser_settings, media_settings, sip_settings


def _written(folder: Path, text: str) -> Configuration:
    path = folder / "ivrflow.toml"
    path.write_text(text, "utf-8")
    return read_configuration(path, {})


def test_the_line_listens_where_the_file_says_and_lets_the_engine_refuse_first(tmp_path: Path) -> None:
    settings = sip_settings(
        _written(tmp_path, '[engine]\nmax_calls = 30\n[sip]\nip = "192.0.2.1"\npeers = ["192.0.2.0/24"]\n')
    )
    assert (settings.ip, settings.peers) == ("192.0.2.1", ("192.0.2.0/24",))
    assert settings.max_calls > 30


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match=r"sip\.ip"):
        sip_settings(_written(tmp_path, '[sip]\nip = "here"\n'))


@pytest.mark.parametrize(("written", "told"), [("true", None), ("false", False)])
def test_sound_goes_where_signalling_goes(tmp_path: Path, written: str, told: bool | None) -> None:
    settings = media_settings(
        _written(tmp_path, f'[engine]\nmax_calls = 30\n[sip]\nip = "::1"\n[media]\nkernel_filter = {written}\n')
    )
    assert (settings.bind_host, settings.capacity, settings.kernel_filter) == ("::1", 30, told)


@pytest.mark.parametrize(("listens", "sounds"), [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("192.0.2.1", "192.0.2.1")])
def test_calls_of_the_page_are_heard_at_one_address(tmp_path: Path, listens: str, sounds: str) -> None:
    configuration = _written(tmp_path, f'[sip]\nip = "{listens}"\n[browser]\nmax_minutes = 2\n')
    settings = browser_settings(configuration, b"secret", "one")
    assert (settings.media_ip, settings.max_call_s) == (sounds, 120)
    assert (settings.secret, settings.life) == (b"secret", "one")


def test_queues_and_transfers(tmp_path: Path) -> None:
    written = '[queues]\ncards = "sip:8001@pbx.example"\n[transfer]\nallow = ["+8610*"]\n[acd]\nmax_uui_octets = 60\n'
    settings = acd_settings(_written(tmp_path, written))
    assert settings.queues == {"cards": "sip:8001@pbx.example"}
    assert (settings.allow, settings.max_uui_octets) == (("+8610*",), 60)
