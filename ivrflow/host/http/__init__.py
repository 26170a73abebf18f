"""Statements that are HTTP requests.

declared.py   what a request is made of; dialect.py: how it is declared; url.py: where a source is
request.py    a request with its arguments, safe by construction; client.py: sent once over a connection of its own
json_text.py  JSON in and out, exact and bounded; json_path.py: where in a document a result stands
answer.py     a response becomes an answer
carrier.py    all of it for one source; checking.py: whether the source is there
"""
