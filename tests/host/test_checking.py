"""Every kind of source is looked at by its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivrflow.host.checking import check_source
from ivrflow.host.declared import HostSource

NOBODY = "private_network = true\n"
"""Port 9 of loopback: nothing listens there."""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('url = "sqlite:///nowhere.db"', "the source cannot be opened"),
        ('url = "bank.db"', "url is no database URL"),
        ('url = "http://127.0.0.1:9"\n' + NOBODY, "the service cannot be reached (Connection refused)"),
        ('url = "env:X"\nkind = "http"\n' + NOBODY, "url is no url"),
        (
            'url = "smtp://127.0.0.1:9"\nfrom = "a@bank.example"\n' + NOBODY,
            "the mail server cannot be reached (Connection refused)",
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_file(
    read: Callable[[str], HostSource], tmp_path: Path, text: str, message: str
) -> None:
    (told,) = check_source(read(f"[source]\n{text}"), lambda url: url.replace("env:X", "http://[x"), tmp_path)
    assert told.startswith(f"hosts/bank.toml: {message}")


def test_a_sound_database_has_nothing_to_say(bank: HostSource, folder: Path) -> None:
    assert check_source(bank, lambda url: url, folder) == ()
