"""No group beside a citizen

What a citizen's membership rests on is read by everybody, beside the name, and named the group of the seat. Which
group that is stands with the seat. Nothing comes back when the tables go back: the sentence is as true without it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BEFORE = "Udpeget af gruppe %, som pladsen tilhører (§ 28)"
NOW = "Udpeget af den gruppe, som pladsen tilhører (§ 28)"

memberships = sa.table("memberships", sa.column("kind"), sa.column("basis"))


def upgrade():
    named_by_a_group = sa.and_(memberships.c.kind == "citizen", memberships.c.basis.like(BEFORE))
    op.execute(memberships.update().where(named_by_a_group).values(basis=NOW))


def downgrade():
    pass
