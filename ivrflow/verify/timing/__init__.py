"""How long callers wait: until an option can be chosen, until the flow lets them go.

timing.py      the times of a flow
stay.py        the longest stay, and the loops that make it endless
clock.py       how long the ways of an exploration take
durations.py   how long prompts take: measured, or estimated and marked so
"""
