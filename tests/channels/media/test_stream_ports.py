"""What offer and answer can settle on."""

from __future__ import annotations

import pytest

from ivrflow.channels.media import RemoteMedia
from ivrflow.model.errors import Misuse

from .conftest import HOST


def test_what_was_not_negotiated_cannot_be_meant() -> None:
    with pytest.raises(Misuse, match="PCMU"):
        RemoteMedia(HOST, 4000, 18)
    with pytest.raises(Misuse, match="96 to 127"):
        RemoteMedia(HOST, 4000, 0, 8)
