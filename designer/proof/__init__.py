"""What exploring finds, in a process of its own: the server stays quick while thousands of calls are tried out.

questions.py   what is asked, and what is answered: nothing that a process could not be sent
work.py        the work itself; runs in the worker process
replaying.py   real calls, run on what is being drawn; runs in the worker process
worker.py      the worker process, with a deadline
"""
