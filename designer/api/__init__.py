"""The JSON API: routes without logic. What they do lives in the other packages, and in ivrflow.runtime.

context.py     what a route works with       guard.py       who may use it; what every answer carries
problems.py    errors as sentences           routing.py     how routes are declared
openapi.py     the description, and the page to read it
"""
