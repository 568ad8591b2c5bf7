"""Erasures

What was erased, so that a restored backup can be told apart from what came after it; and which portal this is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "portal",
        sa.Column("identity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("identity", name=op.f("pk_portal")),
    )
    op.create_table(
        "erasures",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing", sa.JSON(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_erasures")),
    )


def downgrade():
    op.drop_table("erasures")
    op.drop_table("portal")
