"""What was published, and what is different.

differences.py   any two texts of a flow: in meaning, node by node, line by line
in_use.py        which version each number runs, and calls that are still on an older one
"""
