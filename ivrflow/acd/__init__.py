"""Agent queues and transfer targets: who may be sent where, with what attached.

directory.py   the port `Acd`: queue names and allowed targets → Referral or Refusal
targets.py     what a target may look like, and which are allowed
uui.py         attached data as User-to-User content
"""
