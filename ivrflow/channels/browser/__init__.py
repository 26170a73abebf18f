"""The browser as a phone: whoever draws a flow calls it from the page, and hears exactly what callers hear.

A WebSocket carries one call. The page says `call` with a ticket that the designer made; then sound goes both ways as
binary messages of 20 ms (160 bytes of ITU-T G.711 mu-law, 8 kHz), everything else as JSON in text messages. The
engine's media plane plays, as it does on the telephone network: between it and the WebSocket stands a bridge that
speaks RTP.

    line.py        BrowserLine: the port, its thread, the calls on it
    guard.py       how many connections there may be, and how much each may send
    connection.py  one WebSocket
    messages.py    what is said on it
    ticket.py      who may call what
    bridge.py      RTP to and from the media plane
    channel.py     one call as the runtime drives it
    settings.py    what an installation says
"""
