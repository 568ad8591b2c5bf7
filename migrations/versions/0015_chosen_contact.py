"""Chosen contact

A citizen chooses whether the others of a committee see the e-mail address. Until then they do not.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("memberships", sa.Column("shows_email", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    op.drop_column("memberships", "shows_email")
