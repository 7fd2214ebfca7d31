"""The door to Procrastinate: the same `pipeline` functions, called by workers on several machines over one PostgreSQL.

The ledger stays the truth. A job is only a hint that a delivery or a slot may be worked on: it may come twice, late or
never, and nothing is sent twice or lost, since the ledger's claim decides and a reconciler finds what has no job.
"""
