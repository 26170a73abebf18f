"""Agent queues and transfer targets: who may be sent where, with what attached."""
