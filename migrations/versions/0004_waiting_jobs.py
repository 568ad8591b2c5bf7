"""What waits slows nothing: a kind of job is paused by one row, and indexes hold only what they find

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WAITING = sa.text("done_at IS NULL")
PLANNED = sa.text("unique_key IS NOT NULL")


def upgrade():
    op.create_table(
        "job_pauses",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_job_pauses")),
    )
    with op.batch_alter_table("jobs") as batch_op:
        batch_op.add_column(sa.Column("progress", sa.Integer(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_jobs_done_at"))
        batch_op.drop_index(batch_op.f("ix_jobs_run_at"))
    for name, part in (("ix_jobs_waiting", WAITING), ("ix_jobs_planned", PLANNED)):
        op.create_index(name, "jobs", ["kind", "run_at", "id"], sqlite_where=part, postgresql_where=part)


def downgrade():
    op.drop_index("ix_jobs_planned", "jobs")
    op.drop_index("ix_jobs_waiting", "jobs")
    with op.batch_alter_table("jobs") as batch_op:
        batch_op.create_index(batch_op.f("ix_jobs_run_at"), ["run_at"])
        batch_op.create_index(batch_op.f("ix_jobs_done_at"), ["done_at"])
        batch_op.drop_column("progress")
    op.drop_table("job_pauses")
