"""Calendars, lists and tables: changed at any time, read when a call needs them."""
