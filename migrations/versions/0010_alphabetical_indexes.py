"""Alphabetical indexes

People and candidates are listed in the order of the Danish alphabet. What a name is filed under is written out here as
it was when this landed, the same on both databases; an index is used where a statement says just that.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PLACES = (
    ("É", "e"), ("é", "e"), ("È", "e"), ("è", "e"), ("Ü", "y"), ("ü", "y"),
    ("Æ", "{"), ("æ", "{"), ("Ä", "{"), ("ä", "{"), ("Ø", "|"), ("ø", "|"), ("Ö", "|"), ("ö", "|"),
    ("Å", "}"), ("å", "}"), ("aa", "}"),
)  # fmt: skip


def filed(column):
    expression = f"lower({column})"
    for spelling, place in PLACES:
        expression = f"replace({expression}, '{spelling}', '{place}')"
    if op.get_bind().dialect.name == "postgresql":
        expression = f'({expression}) COLLATE "C"'
    return sa.text(expression)


def upgrade():
    op.create_index("ix_users_by_name", "users", [filed("name"), "id"])
    op.create_index("ix_applications_by_name", "applications", ["call_id", filed("name"), "id"])
    op.create_index("ix_applications_by_neighbourhood", "applications", ["call_id", filed("neighbourhood"), "id"])


def downgrade():
    op.drop_index("ix_applications_by_neighbourhood", "applications")
    op.drop_index("ix_applications_by_name", "applications")
    op.drop_index("ix_users_by_name", "users")
