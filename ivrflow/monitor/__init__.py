"""How an engine tells of itself while it runs: its equipment, and where each call stands.

    changes.py        what is told: a whole, then what changed
    handshake.py      who may listen: whoever knows a secret of the store
    feed.py           the engine's end: a WebSocket on loopback, with a thread of its own
    subscription.py   the listener's end

The engine hands over what changed at most once a second and never waits for a listener: one that is too slow is
dropped, comes again, and is told everything anew. docs/adr/0026 says why it is so.
"""
