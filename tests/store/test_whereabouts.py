"""Engines write down where they can be listened to."""

from __future__ import annotations

from ivrflow.store.store import Store


def test_what_was_written_last_is_found(store: Store) -> None:
    assert store.whereabouts.all() == {}
    store.whereabouts.put("main", "127.0.0.1:1")
    store.whereabouts.put("main", "127.0.0.1:2")
    store.whereabouts.put("100%", "127.0.0.1:3")
    assert store.whereabouts.all() == {"main": "127.0.0.1:2", "100%": "127.0.0.1:3"}
    store.whereabouts.put("main", "")
    store.whereabouts.put("main", "")
    assert store.whereabouts.all() == {"100%": "127.0.0.1:3"}
