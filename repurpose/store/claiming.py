"""The statements by which a delivery is claimed and settled, put together once: that takes longer than running them.

`w` is the workspace, `k` the delivery's key, `set_…` the new values. Nothing is decided here.
"""

from __future__ import annotations

from sqlalchemy import bindparam, func, select, update

from .facts import held
from .tables import delivery, draft

_WHERE = (delivery.c.workspace == bindparam("w"), delivery.c.key == bindparam("k"))
ROW_LOCKED = select(delivery).where(*_WHERE).with_for_update()
_OF = (draft.c.workspace == delivery.c.workspace) & (draft.c.id == delivery.c.draft)
NEXT = (  # from one table: joined to the drafts, PostgreSQL without fresh statistics sorts all that is due each time
    select(
        delivery,
        select(draft.c.state).where(_OF).scalar_subquery().label("draft_state"),
        select(draft.c.approved_sha256).where(_OF).scalar_subquery().label("approved_sha256"),
        held(bindparam("w")).label("held"),
    )
    .where(delivery.c.workspace == bindparam("w"), delivery.c.due <= bindparam("now"))
    .order_by(delivery.c.due, delivery.c.key)
    .limit(1)
    .with_for_update(skip_locked=True)
)
NEXT_ONE = NEXT.where(delivery.c.key == bindparam("k"))
_ON = delivery.c.channel.in_(bindparam("channels", expanding=True))
NEXT_ON, NEXT_ONE_ON = NEXT.where(_ON), NEXT_ONE.where(_ON)
CHANGES = ("state", "changed", "due", "token", "lease_until", "attempt", "remote_id", "reason")
SET = (
    update(delivery)
    .where(*_WHERE)
    .values({name: bindparam(f"set_{name}") for name in CHANGES})
    .returning(delivery)
)
SETTLE = (  # by the holder of the token, and by nobody else
    update(delivery)
    .where(*_WHERE, delivery.c.state == "sending", delivery.c.token == bindparam("held_token"))
    .values(
        state=bindparam("set_state"),
        changed=bindparam("set_changed"),
        due=None,
        token=None,
        lease_until=None,
        reason=bindparam("set_reason"),
        remote_id=func.coalesce(
            bindparam("set_remote_id", type_=delivery.c.remote_id.type), delivery.c.remote_id
        ),
    )
    .returning(delivery)
)
APPROVAL = select(draft.c.state, draft.c.approved_sha256).where(
    draft.c.workspace == bindparam("w"), draft.c.id == bindparam("id")
)
