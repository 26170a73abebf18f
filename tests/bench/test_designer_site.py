"""The designer that is measured is a real one, and goes with the block."""

from __future__ import annotations

from urllib.error import URLError
from urllib.request import urlopen

import pytest

from bench.designer_site import serve


@pytest.mark.slow
def test_it_is_served_while_it_is_measured() -> None:
    with serve(8) as site:
        assert site.pid > 1
        assert site.welcome.startswith(f"{site.url}/#/welcome/")
        with urlopen(f"{site.url}/api/session") as answer:
            assert b'"set_up":false' in answer.read().replace(b" ", b"")
    with pytest.raises(URLError):
        urlopen(f"{site.url}/api/session")
