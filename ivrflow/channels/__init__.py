"""Lines that calls come in on. Edges: they know the model and floor 1 only.

simulator/    text on a virtual clock
sip/          a telephone network
browser/      whoever draws a flow, in the page where it is drawn
prompting.py  what all channels with sound do alike
media/        RTP, for all of them
"""
