"""What articles are compared by stands apart from what was understood of them, which is made when it is asked for.

Nothing is carried over: both are functions of the files, which are all read once more.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes both tables anew, and has every file read again."""
    op.execute("DELETE FROM meta WHERE name = 'understood'")
    op.drop_table("digest")
    _make("digest", "data")
    _make("sketch", "shingles")


def _make(name: str, holds: str) -> None:
    op.create_table(
        name,
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(holds, sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "sha256", "version", name=op.f(f"pk_{name}")),
    )
