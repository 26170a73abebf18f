"""The people of the bench draw in a real designer: what they check and save is there afterwards."""

from __future__ import annotations

import pytest

from bench.designer_editors import draw_together, grown_mb, sign_up
from bench.designer_site import serve


@pytest.mark.slow
def test_people_draw_beside_each_other() -> None:
    with serve(8) as site:
        session = sign_up(site)
        session.ask("POST", "/api/flows/large/copy", {"id": "other"})
        times = draw_together(session, ["large", "other"], 2)
        assert (len(times.checked), len(times.saved)) == (4, 4)
        for flow in ("large", "other"):
            assert '"Edit 2"' in session.ask("GET", f"/api/flows/{flow}")["text"]
        assert grown_mb(session, "large", site.pid, 5) < 50
