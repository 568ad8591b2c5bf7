"""Whether an applicant reads the mail of the address that was typed, and when the first letter to it is sent

What was received before is not proved: nobody noted who opened a link.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = ("proved_at", "receipt_at")


def upgrade():
    for column in COLUMNS:
        op.add_column("applications", sa.Column(column, sa.DateTime(), nullable=True))


def downgrade():
    for column in reversed(COLUMNS):
        op.drop_column("applications", column)
