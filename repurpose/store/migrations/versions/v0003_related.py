"""What of each article was known when the articles were last related, so that only what changed is related anew.

Nothing is carried over: without it everything is related once more.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table, and has the articles related once more."""
    op.create_table(
        "related",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "path", name=op.f("pk_related")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO meta (workspace, name, value) SELECT DISTINCT workspace, 'unrelated', '1' FROM article "
        "WHERE NOT EXISTS (SELECT 1 FROM meta AS m WHERE m.workspace = article.workspace AND m.name = 'unrelated')"
    )
