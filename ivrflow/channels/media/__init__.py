"""The media plane: RTP for all calls of a process, from one thread.

    plane.py        MediaPlane: the thread, and the streams it serves
    stream.py       Stream: one call's media as its channel sees it; stream_ports.py: what it is told, whom it tells
    settings.py     what is configured, what is counted
    session.py      a stream inside the thread
    sender.py       what a stream sends; lane.py: the table from which packets leave
    receiver.py     what streams hear; telephone_events.py: the keys in it
    pacer.py        the 5 ms grid, and what becomes of time that was missed
    rtp.py          the packet format; g711.py: mu-law to A-law
    rtp_socket.py   ports and peers; readiness.py, kernel_filter.py: what the system does for us

No RTCP, no comfort noise, no encryption, no jitter buffer: the caller's audio is not used yet.
"""

from ivrflow.channels.media.plane import MediaPlane
from ivrflow.channels.media.settings import MediaFacts, MediaSettings
from ivrflow.channels.media.stream import Stream
from ivrflow.channels.media.stream_ports import RemoteMedia, StreamListener

__all__ = ["MediaFacts", "MediaPlane", "MediaSettings", "RemoteMedia", "Stream", "StreamListener"]
