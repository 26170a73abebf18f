"""Two people changed one flow: what both did is put together, and where both did something else it is named.

keyed.py       collections of named things: added, removed, changed, reordered by either side
conflict.py    where the two sides disagree
documents.py   a flow: block by block, line by line, language by language
layouts.py     a canvas
conversations.py   the tests of a flow, one by one
"""
