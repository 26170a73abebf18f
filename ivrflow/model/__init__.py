"""The nouns that every other part speaks in: flows, events, commands, prompts, issues, ports.

Floor 0: imports the standard library only, does nothing, knows nobody.

    flow.py        what an author wrote: header, blocks, fields, exits, comments (no meaning yet)
    types.py       the types of the expression language, and who may see a value
    values.py      the values themselves
    prompts.py     what a caller is to hear, as typed pieces
    inputs.py      what a caller is asked to press
    events.py      what happened                    (counterpart: commands.py)
    commands.py    what is to be done               (counterpart: events.py)
    statements.py  named queries of host sources
    live.py        data read when used: calendar.py, shared_list.py, shared_table.py
    journal.py     what is kept of a call; cdr.py: the one record per call
    ports.py       what edges promise to the runtime
    issues.py      findings about a flow; errors.py: what may be raised
"""
