"""The live wall: what all engines and their calls do now, on the pages of everybody who watches.

    engines.py    listens to every engine of the store, and notices when one is gone
    picture.py    what pages are told: a whole, then once a second what changed; with callers' numbers or without
    alarms.py     what somebody should look at
    tickets.py    how a page gets in
    watchers.py   the pages that watch: a WebSocket each
    desk.py       all of it in one thread of its own, beside the server that answers requests
    releases.py   which version of a flow a call runs, and what its nodes are called
    today.py      what was counted since midnight
    exits_today.py which exits of a flow were taken since midnight, also by calls of engines that are gone
    flow_now.py   where callers are in one flow, beside these

Waitress serves no WebSockets, so the wall has a port of its own. However many watch, each engine is listened to once,
and each message is written once for those who may see numbers and once for those who may not. docs/adr/0026 says why.
"""
