"""SIP and RTP: calls from a telephone network, one `SipChannel` for each.

Three threads. In the home thread (the runtime's) live the channels, offer and answer, the collector and its timer; in
sippy's thread the transactions and dialogs; in the media thread the sound. They hand each other functions, never state.

    line.py           SipLine: the port, the calls on it
    channel.py        SipChannel: one call as the runtime drives it
    media_session.py  its session: what was offered and answered, and the stream that follows
    invitation.py     what an INVITE says; settings.py: what an installation says
    ears.py           from the media thread to the home thread
    leg.py            one call's signalling; leg_ports.py: what it needs, whom it tells; dialog.py: RFC 3261's dialog
    referring.py      REFER and NOTIFY; session_timer.py: RFC 4028; info_keys.py: keys by INFO
    transactions.py   sippy's transactions on our socket; loop.py: sippy's loop in our thread
    udp.py            the socket; wire.py: datagrams are screened; admission.py: who may call, and how often
    sdp.py            session descriptions; negotiation.py: offer and answer (RFC 3264)
    escaping.py       nothing becomes a header line by itself; complaints.py: the log
"""
