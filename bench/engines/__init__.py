"""The interpreter beside engines that users of other ecosystems would pick, on the same menu flow, in one run.

    side_by_side.py   the bench: `python -m bench engines`        ours.py   IVRFlow's part
    node_peers.py     Node packages, installed and measured       figures.py  what one engine needs

`peers/` holds the flow for each of the others, and their versions, pinned; packages go to the user's cache folder.
"""
