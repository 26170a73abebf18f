"""Connections to services: only where they may go, only for so long, only so much.

settings.py   what a file may say about it
addresses.py  which addresses a source may reach
wire.py       one connection with a deadline, a limit, and somebody who may end it
opening.py    from a host's name to a wire; tls.py: whom to trust
faults.py     what went wrong, without values
"""
