"""The catalogue of node kinds: each declared once, in one file.

    declare.py     the words of a declaration: param, exit, result
    node.py        what every kind inherits; what a script sees of its call
    utterance.py   what is heard of a node, declared beside its script
    outcomes.py    how a script ends: by an exit, into another flow, with the call
    fields/        the types of fields; each binds what the author wrote, and describes itself to the inspector
    catalogue.py   the list of kinds, in the order of the palette
    speak/ ask/ logic/ data/ agent/ flow/    one folder per family, one file per kind

A kind is a dataclass: its fields are what the author fills in, its docstring is the help in the designer, its `run` is
the dialogue itself. Palette, inspector, language, checker, reference and interpreter read the declaration and know no
kind by name.
"""
