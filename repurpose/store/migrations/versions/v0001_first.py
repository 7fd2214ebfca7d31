"""The first schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table."""
    op.create_table(
        "article",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("guid", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("episode", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('here', 'unread', 'gone')", name=op.f("ck_article_state")),
        sa.PrimaryKeyConstraint("workspace", "path", name=op.f("pk_article")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_workspace_guid"), "article", ["workspace", "guid"], unique=True)
    op.create_table(
        "blob",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "digest",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "sha256", "version", name=op.f("pk_digest")),
    )
    op.create_table(
        "draft",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=True),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("decided", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("payload_sha256", sa.String(), nullable=False),
        sa.Column("approved_sha256", sa.String(), nullable=True),
        sa.Column("edited_from", sa.String(), nullable=True),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("template_sha256", sa.String(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state <> 'approved' OR (approved_sha256 IS NOT NULL AND approved_sha256 = payload_sha256)",
            name=op.f("ck_draft_approval"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'rejected', 'stale')", name=op.f("ck_draft_state")
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_draft")),
    )
    op.create_index(
        op.f("ix_draft_workspace_state_created"), "draft", ["workspace", "state", "created"], unique=False
    )
    op.create_table(
        "meta",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "name", name=op.f("pk_meta")),
    )
    op.create_table(
        "slot",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('made', 'empty', 'skipped')", name=op.f("ck_slot_state")),
        sa.PrimaryKeyConstraint("workspace", "job", "at", "run", name=op.f("pk_slot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("planned", sa.BigInteger(), nullable=False),
        sa.Column("claims", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name=op.f("pk_tally")),
    )
    op.create_table(
        "delivery",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("payload_sha256", sa.String(), nullable=False),
        sa.Column("honours_key", sa.Boolean(), nullable=False),
        sa.Column("not_after", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("remote_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("planned", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(due IS NOT NULL) = (state IN ('ready', 'retry'))", name=op.f("ck_delivery_due")),
        sa.CheckConstraint(
            "(token IS NOT NULL) = (state = 'sending') AND (lease_until IS NOT NULL) = (state = 'sending')",
            name=op.f("ck_delivery_token"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "draft"], ["draft.workspace", "draft.id"], name=op.f("fk_delivery_workspace_draft")
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "job", "at", "run"],
            ["slot.workspace", "slot.job", "slot.at", "slot.run"],
            name=op.f("fk_delivery_workspace_job_at_run"),
        ),
        sa.PrimaryKeyConstraint("workspace", "key", name=op.f("pk_delivery")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_delivery_workspace_draft"), "delivery", ["workspace", "draft"], unique=False)
    op.create_index(
        op.f("ix_delivery_workspace_due_key"), "delivery", ["workspace", "due", "key"], unique=False
    )
    op.create_index(
        op.f("ix_delivery_workspace_not_after"), "delivery", ["workspace", "not_after"], unique=False
    )
    op.create_index(
        op.f("ix_delivery_workspace_state_lease_until"),
        "delivery",
        ["workspace", "state", "lease_until"],
        unique=False,
    )
    op.create_table(
        "draft_path",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "draft"],
            ["draft.workspace", "draft.id"],
            name=op.f("fk_draft_path_workspace_draft"),
        ),
        sa.PrimaryKeyConstraint("workspace", "draft", "position", name=op.f("pk_draft_path")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_draft_path_workspace_path"), "draft_path", ["workspace", "path"], unique=False)
    op.create_table(
        "draft_slot",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "draft"],
            ["draft.workspace", "draft.id"],
            name=op.f("fk_draft_slot_workspace_draft"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "job", "at", "run"],
            ["slot.workspace", "slot.job", "slot.at", "slot.run"],
            name=op.f("fk_draft_slot_workspace_job_at_run"),
        ),
        sa.PrimaryKeyConstraint("workspace", "draft", "job", "at", "run", name=op.f("pk_draft_slot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "output",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "sha256"],
            ["blob.workspace", "blob.sha256"],
            name=op.f("fk_output_workspace_sha256"),
        ),
        sa.PrimaryKeyConstraint("workspace", "payload", "position", name=op.f("pk_output")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pick",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("guid", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "job", "at", "run"],
            ["slot.workspace", "slot.job", "slot.at", "slot.run"],
            name=op.f("fk_pick_workspace_job_at_run"),
        ),
        sa.PrimaryKeyConstraint("workspace", "job", "at", "run", "position", name=op.f("pk_pick")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attempt",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace", "key"],
            ["delivery.workspace", "delivery.key"],
            name=op.f("fk_attempt_workspace_key"),
        ),
        sa.PrimaryKeyConstraint("workspace", "key", "number", name=op.f("pk_attempt")),
        sqlite_with_rowid=False,
    )
