"""Flows of the store as people work on them.

desk.py       list, create, save by revision, rename, copy, archive, restore
others.py     what a flow may refer to: the world, and the signatures of the other flows
programs.py   drafts compiled together: what is simulated, tested and proved
beginning.py  what a new flow looks like
templates.py  flows to begin with; templates/ holds them
"""
