"""What Alembic runs for each step. It is given an open transaction and leaves committing to its owner."""

from alembic import context

from repurpose.store.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite cannot alter most things in place
    transactional_ddl=True,  # also on SQLite: `connect` sees to it
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
