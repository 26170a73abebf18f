"""Statements that are e-mails, by SMTP (RFC 5321).

declared.py   what a mail is made of; dialect.py: how it is declared; url.py: where the server is
message.py    a mail with its arguments, safe by construction
session.py    a conversation with the server, encrypted and bounded
carrier.py    all of it for one source; checking.py: whether the source is there
"""
