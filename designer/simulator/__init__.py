"""Calls from the browser to what is being drawn, on a virtual clock: the same interpreter and collector as the phone's.

host.py          look-ups answered by hand, as stated, or by the real source
simulation.py    one call, step by step
telling.py       what can be seen of it
sessions.py      the calls that are open, bounded in number and life
"""
