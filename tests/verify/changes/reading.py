"""Flows of a few lines, read."""

from __future__ import annotations

from ivrflow.lang import parse_flow
from ivrflow.model.flow import Flow

__all__ = ["read"]


def read(*blocks: str, header: str = "", title: str = "") -> Flow:
    """A flow whose first node is `main`."""
    titled = f' "{title}"' if title else ""
    text = f"flow test{titled} {{\n  languages = [en-US, zh-CN]\n  zone = Asia/Shanghai\n  start = main\n{header}}}\n"
    parsed = parse_flow(text + "\n".join(blocks), "test.ivr")
    assert parsed.flow is not None, parsed.issues
    return parsed.flow
