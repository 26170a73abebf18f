"""A flow as the browser edits it: the generic blocks of `ivrflow.model.flow` as JSON, lossless both ways.

shapes.py      what the JSON looks like
reading.py     text → document            writing.py   document → text
places.py      where in the document a finding stands
checking.py    a document checked again and again while it is drawn
sessions.py    the checkers of the tabs that are open         readers.py    the readers of the flows that are opened
"""
