"""Words are indexed at once on PostgreSQL

A GIN index keeps a list of what was written lately and reads all of it for every search, until a vacuum sorts it in.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("users", "letters", "applications")


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER INDEX ix_{table}_fulltext SET (fastupdate = off)")
            op.execute(f"SELECT gin_clean_pending_list('ix_{table}_fulltext')")


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER INDEX ix_{table}_fulltext RESET (fastupdate)")
