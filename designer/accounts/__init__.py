"""Who is signed in, and what they may do. There is no default account: the first one is made through a printed link.

passwords.py     argon2id
attempts.py      how often somebody may try
permissions.py   the one question that every route asks: may this user do that?
desk.py          links, sign-in, sign-out
people.py        inviting, roles, disabling, for admins
devices.py       what people call a browser
record.py        the record of changes as a file
secrets.py       what links and cookies hold
"""
