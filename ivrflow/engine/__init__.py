"""The interpreter: events in, commands out; journal and replay.

    interpreter.py   one call: hand it an event, get a step (the commands to carry out)
    state.py         where a call stands, and what node scripts see of it
    position.py      the flows on its stack: immutable frames
    walk.py          how it gets from node to node: exits, flow keys, subflows, handlers, budgets
    facts.py         what expressions can know about the call
    issuing.py       how its commands leave it: numbered, answered first, cancelled
    needs.py         what commands need: an answered call, a caller, or neither
    budgets.py       the limits that keep a call from running away
    rerun.py         a journal, run again on its own release: the same must come out
    replay.py        a journal, run on another release: would the call have gone the same way?
    recorded.py, recollect.py, same_choice.py   how replay finds the answers that the caller and the world gave

Sans-IO: no clock, socket, thread or chance. A call is its program plus its journal, so the same call can be replayed,
forked, explored and explained.
"""
