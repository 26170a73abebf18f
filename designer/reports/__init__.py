"""Reports in the page: the numbers themselves come from `ivrflow.store.reports`.

shapes.py       the JSON of what can be asked
describing.py   what can be asked, in the reader's language
desk.py         asking, keeping, exporting
titles.py       what flows and nodes are called
"""
