"""Sensitive profiles

A profile of the terms can be marked as sensitive, with a last day on which councillors see the answers. An answer to
such a profile carries its consent, and an appointment counts the places whose answers have been deleted.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NAME = "ck_profile_matches_a_consent_has_its_wording"
CONSENT = "(consented_at IS NULL) = (consent_wording IS NULL)"


def upgrade():
    op.add_column("profiles", sa.Column("is_sensitive", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("terms_versions", sa.Column("sensitive_until", sa.Date()))
    op.add_column("profile_matches", sa.Column("consented_at", sa.DateTime()))
    # Not in a batch: the check comes and goes with its column.
    op.execute(f"ALTER TABLE profile_matches ADD COLUMN consent_wording VARCHAR CONSTRAINT {NAME} CHECK ({CONSENT})")
    op.add_column("appointments", sa.Column("filled", sa.JSON()))


def downgrade():
    op.drop_column("appointments", "filled")
    op.drop_column("profile_matches", "consent_wording")
    op.drop_column("profile_matches", "consented_at")
    op.drop_column("terms_versions", "sensitive_until")
    op.drop_column("profiles", "is_sensitive")
