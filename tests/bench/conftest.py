"""Phones to be called by the load generator."""

from __future__ import annotations

from ..peers.conftest import baresip

__all__ = ["baresip"]
