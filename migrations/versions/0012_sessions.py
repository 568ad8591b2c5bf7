"""Where people are signed in stands in the database

Before, a stamp on the account ended all sessions of a person at once, and a cookie that had been signed out could still
be used. Everybody signs in anew. A sign-in link knows the page that its person was on the way to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"])
    op.create_index(op.f("ix_sessions_seen_at"), "sessions", ["seen_at"])
    op.add_column("sign_in_links", sa.Column("leads_to", sa.String(), nullable=True))
    op.drop_column("users", "session_stamp")


def downgrade():
    op.add_column("users", sa.Column("session_stamp", sa.String(), nullable=False, server_default=""))
    drawn = "lower(hex(randomblob(8)))" if op.get_bind().dialect.name == "sqlite" else "md5(random()::text)"
    op.execute(f"UPDATE users SET session_stamp = {drawn}")
    op.drop_column("sign_in_links", "leads_to")
    op.drop_table("sessions")
