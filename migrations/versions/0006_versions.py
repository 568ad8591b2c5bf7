"""Versions

Accounts, bodies, groups, memberships and posts count their changes, so that a form can say what it was looking at.
What was written before begins at 1.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNTED = ("users", "bodies", "electoral_groups", "memberships", "posts")


def upgrade():
    for table in COUNTED:
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")))


def downgrade():
    for table in COUNTED:
        op.drop_column(table, "version")
