"""The designer on a flow of 1,000 nodes, in headless Chromium at 1440×900, as the person in front of it feels it; and
its server under 20 people at once.

Opened: from the address to an editor that takes clicks, everything but the page's own files asked anew; and to the
fields of the flow's form, which are made in between the clicks. Dragged: how many frames a second the browser shows
while a node is moved, with the whole flow in view and at 100 %. Checked: from the key that duplicates a node to what is
found of the copy; and, as the worst edit, from the key that deletes a node to the findings on the page (the count, the
marks of boxes), half of all nodes among them; or back again, if that is slower; the key is pressed
0.3 s after the click that chooses the node. Saved: from Ctrl+S to *Saved*. Typed:
processor time of the page per key. Medians, and the worst.

Chromium draws without a graphics card here; with one it is quicker. On a machine that does other things meanwhile, a
row says so and has no verdict. `--set only=page` or `--set only=server` measures one of the two.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bench.designer_editors import draw_together, grown_mb, sign_up
from bench.designer_page import DesignerPage, signed_in
from bench.designer_site import serve
from bench.elsewhere import Elsewhere
from bench.first_load import first_load_kb
from bench.row import Options, Row
from ivrflow.model.errors import Misuse

__all__ = ["at_least", "at_most", "run"]

NODES = 1_000
PEOPLE = 20
NODES_OF_MANY = 100
"""In each of the flows that many people draw at once."""
CHECKS = 1_000
TIMES = 9


def run(options: Options) -> list[Row]:
    """The table's rows."""
    only = options.settings.get("only", "")
    if only not in ("", "page", "server"):
        raise Misuse(f'--set only={only}: "page" or "server"')
    rows = []
    if only != "server":
        rows += [_first_load(), *_page(2 if options.quick else TIMES)]
    if only != "page":
        rows += _server(3 if options.quick else 30, CHECKS // 10 if options.quick else CHECKS)
    return rows


def _first_load() -> Row:
    size = first_load_kb("EditorPage")
    return Row("First load of the editor, compressed", f"{size:.0f} kB", "at most 500 kB", size <= 500)


def _page(times: int) -> list[Row]:
    with serve(NODES) as site, signed_in(site) as page:

        def several(measure: Callable[[], float], row: Callable[[list[float]], Row]) -> Row:
            elsewhere = Elsewhere()
            return _judged(row([measure() for _ in range(times)]), elsewhere)

        rows = [
            several(page.opened_ms, lambda all_ms: at_most("opened, until it takes clicks", all_ms, 1_500)),
            several(page.opened_whole_ms, lambda all_ms: _took("opened, until the flow's form is there", all_ms)),
        ]
        page.wait_for_check()
        rows += _dragged(page, several, "")
        rows.append(several(page.added_ms, lambda all_ms: at_most("checked, from Ctrl+D to the findings", all_ms, 200)))
        rows.append(
            several(page.checked_ms, lambda all_ms: at_most("checked, from Delete to the findings", all_ms, 200))
        )
        rows.append(several(page.saved_ms, lambda all_ms: at_most("saved, from Ctrl+S to *Saved*", all_ms, 150)))
        page.show_text()
        rows += _dragged(page, several, ", form and text open")
        rows.append(
            several(
                page.typed_ms, lambda all_ms: at_most("a key typed, form and text open, CPU of the page", all_ms, 50)
            )
        )
        return [replace(row, remark=", ".join(filter(None, (page.browser, row.remark)))) for row in rows]


def _dragged(
    page: DesignerPage, several: Callable[[Callable[[], float], Callable[[list[float]], Row]], Row], beside: str
) -> list[Row]:
    views = {"Control+0": "the whole flow in view", "Control+1": "at 100 %"}
    return [
        several(
            partial(page.frames_per_second, key),
            partial(at_least, f"a node dragged, {view}{beside}", least=50),
        )
        for key, view in views.items()
    ]


def _server(edits: int, checks: int) -> list[Row]:
    with serve(NODES_OF_MANY) as site:
        session = sign_up(site)
        flows = [f"flow_{number}" for number in range(PEOPLE)]
        for flow in flows:
            session.ask("POST", "/api/flows/large/copy", {"id": flow})
        elsewhere = Elsewhere()
        times = draw_together(session, flows, edits)
        rows = [
            _judged(_late("a check", times.checked, 200), elsewhere),
            _judged(_late("a save", times.saved, 150), elsewhere),
        ]
        grown = grown_mb(session, "large", site.pid, checks)
        rows.append(
            Row(
                f"Memory of the server, {checks:,} checks of {NODES_OF_MANY} nodes later",
                f"{grown:+.1f} MB",
                "at most 5 MB more",
                grown <= 5,
            )
        )
        return rows


def _late(what: str, times_ms: list[float], most_ms: float) -> Row:
    late, worst = statistics.quantiles(times_ms, n=20)[-1], max(times_ms)
    people = f"{PEOPLE} people who edit {NODES_OF_MANY} nodes each every second, {what}"
    measured = f"95 % within {late:.0f} ms, worst {worst:.0f} ms"
    return Row(people, measured, f"95 % within {most_ms:.0f} ms", late <= most_ms)


def _judged(row: Row, elsewhere: Elsewhere) -> Row:
    remark = elsewhere.remark()
    return replace(row, met=None, remark=remark) if remark else row


def _took(what: str, times_ms: list[float]) -> Row:
    median, worst = statistics.median(times_ms), max(times_ms)
    return Row(f"{NODES:,} nodes, {what}", f"{median:.0f} ms, worst {worst:.0f} ms")


def at_most(what: str, times_ms: list[float], most_ms: float) -> Row:
    """A row whose median is to be no more."""
    met = statistics.median(times_ms) <= most_ms
    return replace(_took(what, times_ms), target=f"at most {most_ms:.0f} ms", met=met)


def at_least(what: str, rates: list[float], least: float) -> Row:
    """A row whose median is to be no less."""
    median, worst = statistics.median(rates), min(rates)
    measured = f"{median:.0f} frames/s, worst {worst:.0f}"
    return Row(f"{NODES:,} nodes, {what}", measured, f"at least {least:.0f} frames/s", median >= least)
