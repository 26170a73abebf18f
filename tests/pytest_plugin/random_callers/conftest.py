"""The demo bank."""

from __future__ import annotations

from ...engine.conftest import bank

__all__ = ["bank"]
