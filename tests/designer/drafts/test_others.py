"""What a flow may refer to is read again only when it has changed."""

from __future__ import annotations

from designer.drafts.beginning import new_flow
from designer.drafts.others import LASTS_S, Others, header_of
from designer.site import Site


def _save(site: Site, flow: str, revision: int = 0, title: str = "T") -> None:
    site.store.drafts.save(flow, new_flow(flow, title, ["en-US"], "UTC"), "", "wang", revision)


def test_a_flow_may_refer_to_all_others_and_not_to_itself(site: Site) -> None:
    _save(site, "small")
    assert set(site.others.world("small").flows) == {"telebank"}
    assert set(site.others.world().flows) == {"small", "telebank"}


def test_the_installation_is_read_again_after_a_while_or_when_it_was_changed(site: Site) -> None:
    now_s = [0.0]
    reads = []

    def read_world() -> object:
        reads.append(now_s[0])
        return site.installation.world()

    others = Others(site.store.drafts, read_world, lambda: now_s[0])  # type: ignore[arg-type] # counts, then reads
    first = others.installation_world()
    assert others.installation_world() is first
    now_s[0] = LASTS_S
    assert others.installation_world() is first, "the same object for the same world"
    others.forget()
    others.installation_world()
    assert len(reads) == 3


def test_a_header_is_read_without_the_rest() -> None:
    header = header_of('// Ours.\nflow f "F" {\n  zone = UTC\n}\n\nplay broken {{{')
    assert header is not None
    assert (header.id, header.title) == ("f", "F")
    assert header_of("nonsense") is None
    assert header_of("") is None
