"""What of each article was known when the articles were last related, so that only what changed is related anew.

Nothing is carried over: all files are read, related and published once more. Small facts of the same names have another
form now.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table, and takes out the small facts that stood for it."""
    op.create_table(
        "related",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "path", name=op.f("pk_related")),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM meta WHERE name IN ('understood', 'feed', 'feed basis')")
