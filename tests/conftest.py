"""For all tests: how processes share them out, and no example of Hypothesis fails because a machine was busy."""

from __future__ import annotations

from hypothesis import settings

from .distribution import pytest_xdist_auto_num_workers, pytest_xdist_make_scheduler

__all__ = ["pytest_xdist_auto_num_workers", "pytest_xdist_make_scheduler"]

# On a CI machine Hypothesis takes its own profile, which draws the same examples each time.
settings.register_profile("patient", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")
