"""From a flow as written to an immutable, linked program with a hash, or to issues.

world.py      what a flow may refer to: statements, other flows, queues, calendars
header.py     the flow's header, read; header_fields.py declares its fields
bind.py       one block → one node, by the declaration of its kind; cached, so that an edit binds one block
heard.py      what is heard of a node: how long it takes, which keys it names; samples.py: values to say it with
flow_ways.py  how flows lead to each other
trust.py      which variables hold what the caller entered unchecked
compile.py    the whole: bind, check, link
program.py    what the interpreter runs
release.py    the programs that are published together
checks/       one file per finding about the graph of a flow, or about flows that belong together
codes.py      all the codes of findings, of all packages
"""
