"""The group that is willing to take a place given up has a column of its own

Until now its name stood where the reason for choosing a person stands.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("turn_answers", sa.Column("willing_group", sa.String(), nullable=True))
    op.execute("UPDATE turn_answers SET willing_group = reason, reason = '' WHERE kind IS NULL")


def downgrade():
    op.execute("UPDATE turn_answers SET reason = COALESCE(willing_group, '') WHERE kind IS NULL")
    # Not in a batch: SQLite would make the table anew, without its checks.
    op.drop_column("turn_answers", "willing_group")
