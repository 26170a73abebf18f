"""All the ways that calls of a flow can take, found with forks of the real interpreter.

explore.py        from every state everything that may happen, breadth first
abstraction.py    when two calls count as one state; liveness.py, live_facts.py: what can still be read
distinctions.py   which variables can change the way of a call, and what they are compared with; formulas.py
questions.py      what may happen where a call waits
    keypad.py     the caller and his keys, through the real collector
    world.py      hosts, calendars, queues
    samples.py    values that stand for classes of values
starts.py         from where and when calls are placed; lots.py: from where lots are drawn
choices.py        one thing that may happen; happen.py: hands it to a call
space.py          what was found: states, edges, paths
bounds.py         how far it goes
"""
