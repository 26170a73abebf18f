"""A telephone made of text and a virtual clock.

    clock.py      time that passes when it is told to
    channel.py    the channel: what is heard, with exact times; keys and hang-up go in
    heard.py      what the caller heard, piece by piece

The collector is the same as the phone's, so barge-in, type-ahead and timeouts are exact here too.
"""
