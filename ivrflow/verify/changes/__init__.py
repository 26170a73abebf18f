"""What a change of flows means to callers, and what was changed, for people rather than for git.

comparison.py  before and after, as a whole
reach.py       what callers can get to, and by which keys
above.py       a change, as callers of the flows above it meet it
nodes.py       one node, before and after
headers.py     the header of a flow, before and after
renames.py     nodes that only have another name
change.py      one difference
telling.py     all of it in sentences, grouped
"""
