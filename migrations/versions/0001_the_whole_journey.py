"""The whole journey"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempts_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempts_key"), ["key"], unique=False)

    op.create_table(
        "bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "council",
                "finance_committee",
                "standing_committee",
                "joint_meeting",
                "task_committee",
                "secretariat",
                name="bodykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("term_from", sa.Date(), nullable=True),
        sa.Column("term_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
    )
    with op.batch_alter_table("bodies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bodies_kind"), ["kind"], unique=False)

    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("unique_key", sa.String(), nullable=True),
        sa.Column("run_at", sa.DateTime(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("unique_key", name=op.f("uq_jobs_unique_key")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobs_done_at"), ["done_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_jobs_run_at"), ["run_at"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("session_stamp", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_users_email_is_lower_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_table(
        "electoral_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["bodies.id"], name=op.f("fk_electoral_groups_council_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electoral_groups")),
        sa.UniqueConstraint("council_id", "letter", name=op.f("uq_electoral_groups_council_id_letter")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_events_actor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_kind"), ["kind"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "summoned",
                "minuted",
                "cancelled",
                name="meetingstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("summoned_at", sa.DateTime(), nullable=True),
        sa.Column("late_because", sa.String(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_because", sa.String(), nullable=False),
        sa.Column("minutes_approved_at", sa.DateTime(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_because = '')", name=op.f("ck_meetings_cancelled_for_a_reason")
        ),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)", name=op.f("ck_meetings_cancelled_has_a_date")
        ),
        sa.CheckConstraint(
            "(status = 'minuted') = (minutes_approved_at IS NOT NULL)", name=op.f("ck_meetings_minuted_has_approval")
        ),
        sa.CheckConstraint(
            "status <> 'summoned' OR summoned_at IS NOT NULL", name=op.f("ck_meetings_summoned_has_a_date")
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_meetings_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_meetings_body_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_starts_at"), ["starts_at"], unique=False)

    op.create_table(
        "sign_in_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "sign_in",
                "new_password",
                "invitation",
                name="linkpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sign_in_links_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_links_token_hash")),
    )
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_links_user_id"), ["user_id"], unique=False)

    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("presentation", sa.String(), nullable=False),
        sa.Column("proposed_decision", sa.String(), nullable=False),
        sa.Column("minutes", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_agenda_items_meeting_id_number")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "task_committee",
                "advisory_board",
                "think_tank",
                "participatory_budgeting",
                "ambassador_corps",
                "standing_committee",
                name="form",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("form_reason", sa.String(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(form IS NULL) = (chosen_at IS NULL)", name=op.f("ck_areas_a_chosen_form_has_a_date")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_areas_body_id_bodies")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_areas_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_areas_recorded_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_areas_body_id"), ["body_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("was_present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_attendances_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_attendances_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_attendances_meeting_id_user_id")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_user_id"), ["user_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_decisions_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_decisions_recorded_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_decisions_meeting_id_number")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "group_leaderships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["electoral_groups.id"], name=op.f("fk_group_leaderships_group_id_electoral_groups")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_group_leaderships_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_leaderships")),
    )
    with op.batch_alter_table("group_leaderships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_leaderships_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_leaderships_user_id"), ["user_id"], unique=False)

    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("councillor", "citizen", name="seatkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_seats_body_id_bodies")),
        sa.ForeignKeyConstraint(["group_id"], ["electoral_groups.id"], name=op.f("fk_seats_group_id_electoral_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_seats_body_id_number")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "vice_chair",
                "member",
                "facilitator",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "councillor",
                "citizen",
                "staff",
                name="memberkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "office <> 'facilitator' OR kind = 'staff'", name=op.f("ck_memberships_facilitators_are_staff")
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_memberships_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_memberships_body_id_bodies")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_memberships_decision_id_decisions")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["electoral_groups.id"], name=op.f("fk_memberships_group_id_electoral_groups")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_memberships_seat_id_seats")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_memberships_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_user_id"), ["user_id"], unique=False)

    op.create_table(
        "task_committees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("standing_committee_id", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "proposed",
                "drafting",
                "presented",
                "established",
                "working",
                "delivered",
                "answered",
                "dropped",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("drafters_named_id", sa.Integer(), nullable=True),
        sa.Column("joint_meeting_id", sa.Integer(), nullable=True),
        sa.Column("presented_at", sa.DateTime(), nullable=True),
        sa.Column("presented_number", sa.Integer(), nullable=True),
        sa.Column("established_id", sa.Integer(), nullable=True),
        sa.Column("terms_number", sa.Integer(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_id", sa.Integer(), nullable=True),
        sa.Column("drop_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage = 'dropped') = (dropped_at IS NOT NULL)", name=op.f("ck_task_committees_dropped_has_a_date")
        ),
        sa.CheckConstraint(
            "stage = 'proposed' OR stage = 'dropped' OR drafters_named_id IS NOT NULL",
            name=op.f("ck_task_committees_drafters_named_by_a_decision"),
        ),
        sa.CheckConstraint(
            "stage NOT IN ('established', 'working', 'delivered', 'answered') OR (body_id IS NOT NULL AND established_id IS NOT NULL AND terms_number IS NOT NULL)",
            name=op.f("ck_task_committees_established_by_a_decision"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_task_committees_area_id_areas")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_task_committees_body_id_bodies")),
        sa.ForeignKeyConstraint(
            ["drafters_named_id"], ["decisions.id"], name=op.f("fk_task_committees_drafters_named_id_decisions")
        ),
        sa.ForeignKeyConstraint(["dropped_id"], ["decisions.id"], name=op.f("fk_task_committees_dropped_id_decisions")),
        sa.ForeignKeyConstraint(
            ["established_id"], ["decisions.id"], name=op.f("fk_task_committees_established_id_decisions")
        ),
        sa.ForeignKeyConstraint(
            ["joint_meeting_id"], ["meetings.id"], name=op.f("fk_task_committees_joint_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["standing_committee_id"], ["bodies.id"], name=op.f("fk_task_committees_standing_committee_id_bodies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_committees")),
        sa.UniqueConstraint("area_id", name=op.f("uq_task_committees_area_id")),
        sa.UniqueConstraint("body_id", name=op.f("uq_task_committees_body_id")),
    )
    with op.batch_alter_table("task_committees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_committees_stage"), ["stage"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_task_committees_standing_committee_id"), ["standing_committee_id"], unique=False
        )

    op.create_table(
        "drafters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_drafters_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_drafters_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafters")),
        sa.UniqueConstraint("committee_id", "user_id", name=op.f("uq_drafters_committee_id_user_id")),
    )
    with op.batch_alter_table("drafters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafters_user_id"), ["user_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_drafts_committee_id_task_committees")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_committee_id"), ["committee_id"], unique=False)

    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("result_number", sa.Integer(), nullable=False),
        sa.Column("joint_meeting_id", sa.Integer(), nullable=True),
        sa.Column("presented_at", sa.DateTime(), nullable=True),
        sa.Column("recommended_id", sa.Integer(), nullable=True),
        sa.Column("answered_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(joint_meeting_id IS NULL) = (presented_at IS NULL)", name=op.f("ck_handovers_presented_at_a_meeting")
        ),
        sa.CheckConstraint(
            "answered_id IS NULL OR recommended_id IS NOT NULL", name=op.f("ck_handovers_answered_once_recommended")
        ),
        sa.CheckConstraint(
            "recommended_id IS NULL OR joint_meeting_id IS NOT NULL",
            name=op.f("ck_handovers_recommended_once_presented"),
        ),
        sa.ForeignKeyConstraint(["answered_id"], ["decisions.id"], name=op.f("fk_handovers_answered_id_decisions")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_handovers_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(
            ["joint_meeting_id"], ["meetings.id"], name=op.f("fk_handovers_joint_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["recommended_id"], ["decisions.id"], name=op.f("fk_handovers_recommended_id_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("committee_id", name=op.f("uq_handovers_committee_id")),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting", "sent", "failed", name="letterstatus", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_letters_sent_has_a_time")),
        sa.CheckConstraint("status <> 'failed' OR last_error IS NOT NULL", name=op.f("ck_letters_failed_says_why")),
        sa.CheckConstraint(
            "status <> 'sent' OR NOT is_secret OR body = ''", name=op.f("ck_letters_a_secret_is_wiped_when_sent")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_letters_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_letters_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_user_id"), ["user_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_written_at"), ["written_at"], unique=False)

    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("file_name IS NOT NULL OR text <> ''", name=op.f("ck_papers_there_is_something_to_read")),
        sa.CheckConstraint("(file_name IS NULL) = (media_type IS NULL)", name=op.f("ck_papers_a_file_has_a_kind")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_papers_reading_takes_time")),
        sa.ForeignKeyConstraint(["added_by_id"], ["users.id"], name=op.f("fk_papers_added_by_id_users")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_papers_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_papers_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_added_at"), ["added_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_papers_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_papers_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "status_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("next", sa.String(), nullable=False),
        sa.Column("asks", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_status_reports_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_status_reports_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["written_by_id"], ["users.id"], name=op.f("fk_status_reports_written_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_reports")),
        sa.UniqueConstraint("committee_id", "meeting_id", name=op.f("uq_status_reports_committee_id_meeting_id")),
    )
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_status_reports_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "terms_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("background", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("limits", sa.String(), nullable=False),
        sa.Column("seats_councillors", sa.Integer(), nullable=False),
        sa.Column("seats_citizens", sa.Integer(), nullable=False),
        sa.Column(
            "chair_rule",
            sa.Enum("council", "committee", name="chairrule", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("working_form", sa.String(), nullable=False),
        sa.Column("involvement", sa.String(), nullable=False),
        sa.Column("time_plan", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("status_reports", sa.String(), nullable=False),
        sa.Column("resources", sa.String(), nullable=False),
        sa.Column("allowance", sa.String(), nullable=False),
        sa.Column("openness", sa.String(), nullable=False),
        sa.Column("handover", sa.String(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "seats_councillors >= 0 AND seats_citizens >= 0", name=op.f("ck_terms_versions_no_negative_seats")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_terms_versions_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["saved_by_id"], ["users.id"], name=op.f("fk_terms_versions_saved_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_versions")),
        sa.UniqueConstraint("committee_id", "number", name=op.f("uq_terms_versions_committee_id_number")),
    )
    op.create_table(
        "threads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("last_post_at", sa.DateTime(), nullable=False),
        sa.Column("posts_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_threads_committee_id_task_committees")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threads")),
    )
    with op.batch_alter_table("threads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_threads_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_threads_last_post_at"), ["last_post_at"], unique=False)

    op.create_table(
        "adoptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_adoptions_decision_id_decisions")),
        sa.ForeignKeyConstraint(["terms_id"], ["terms_versions.id"], name=op.f("fk_adoptions_terms_id_terms_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adoptions")),
        sa.UniqueConstraint("terms_id", name=op.f("uq_adoptions_terms_id")),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "published",
                "withdrawn",
                name="callstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("practical", sa.String(), nullable=False),
        sa.Column("answer_promise", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name=op.f("ck_calls_withdrawn_has_a_date")
        ),
        sa.CheckConstraint(
            "status <> 'published' OR (published_at IS NOT NULL AND closes_at > published_at)",
            name=op.f("ck_calls_published_with_a_later_deadline"),
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_calls_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["terms_id"], ["terms_versions.id"], name=op.f("fk_calls_terms_id_terms_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calls_closes_at"), ["closes_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_status"), ["status"], unique=False)

    op.create_table(
        "deliverables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["terms_id"], ["terms_versions.id"], name=op.f("fk_deliverables_terms_id_terms_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliverables")),
    )
    with op.batch_alter_table("deliverables", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliverables_terms_id"), ["terms_id"], unique=False)

    op.create_table(
        "draft_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_draft_versions_draft_id_drafts")),
        sa.ForeignKeyConstraint(["saved_by_id"], ["users.id"], name=op.f("fk_draft_versions_saved_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_versions")),
        sa.UniqueConstraint("draft_id", "number", name=op.f("uq_draft_versions_draft_id_number")),
    )
    op.create_table(
        "paper_files",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_files_paper_id_papers")),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_paper_files")),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_posts_author_id_users")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_posts_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posts_thread_id"), ["thread_id"], unique=False)

    op.create_table(
        "profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.CheckConstraint("wanted > 0", name=op.f("ck_profiles_at_least_one_is_wanted")),
        sa.ForeignKeyConstraint(["terms_id"], ["terms_versions.id"], name=op.f("fk_profiles_terms_id_terms_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
    )
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profiles_terms_id"), ["terms_id"], unique=False)

    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["terms_id"], ["terms_versions.id"], name=op.f("fk_questions_terms_id_terms_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_terms_id"), ["terms_id"], unique=False)

    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_readings_paper_id_papers")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_readings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("paper_id", "user_id", name=op.f("uq_readings_paper_id_user_id")),
    )
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_readings_user_id"), ["user_id"], unique=False)

    op.create_table(
        "result_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_result_versions_handover_id_handovers")
        ),
        sa.ForeignKeyConstraint(["saved_by_id"], ["users.id"], name=op.f("fk_result_versions_saved_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_versions")),
        sa.UniqueConstraint("handover_id", "number", name=op.f("uq_result_versions_handover_id_number")),
    )
    op.create_table(
        "terms_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("reply", sa.String(), nullable=True),
        sa.Column("replied_by_id", sa.Integer(), nullable=True),
        sa.Column("replied_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(reply IS NULL) = (replied_at IS NULL)", name=op.f("ck_terms_comments_a_reply_has_a_date")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_terms_comments_author_id_users")),
        sa.ForeignKeyConstraint(["replied_by_id"], ["users.id"], name=op.f("fk_terms_comments_replied_by_id_users")),
        sa.ForeignKeyConstraint(
            ["terms_id"], ["terms_versions.id"], name=op.f("fk_terms_comments_terms_id_terms_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_comments")),
    )
    with op.batch_alter_table("terms_comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_terms_comments_terms_id"), ["terms_id"], unique=False)

    op.create_table(
        "applications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("form_token", sa.String(), nullable=False),
        sa.Column("link_stamp", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "received",
                "withdrawn",
                "appointed",
                "not_appointed",
                "repeated",
                name="applicationstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("repeats_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("is_resident", sa.Boolean(), nullable=False),
        sa.Column("neighbourhood", sa.String(), nullable=False),
        sa.Column(
            "age_band",
            sa.Enum(
                "under_18",
                "18_29",
                "30_44",
                "45_59",
                "60_74",
                "75_and_over",
                name="ageband",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.Column("contribution", sa.String(), nullable=False),
        sa.Column("may_be_asked_again", sa.Boolean(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'repeated') = (repeats_id IS NOT NULL)", name=op.f("ck_applications_repeated_names_the_first")
        ),
        sa.CheckConstraint(
            "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name=op.f("ck_applications_withdrawn_has_a_date")
        ),
        sa.CheckConstraint(
            "(status IN ('appointed', 'not_appointed')) = (settled_at IS NOT NULL)",
            name=op.f("ck_applications_settled_has_a_date"),
        ),
        sa.CheckConstraint(
            "forgotten_at IS NULL OR (name = '' AND email = '' AND phone = '' AND neighbourhood = '' AND motivation = '' AND contribution = '')",
            name=op.f("ck_applications_nothing_personal_is_left"),
        ),
        sa.CheckConstraint(
            "status <> 'withdrawn' OR forgotten_at IS NOT NULL", name=op.f("ck_applications_withdrawn_is_forgotten")
        ),
        sa.CheckConstraint(
            "(forgotten_at IS NULL) = (age_band IS NOT NULL)", name=op.f("ck_applications_forgotten_means_forgotten")
        ),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_applications_call_id_calls")),
        sa.ForeignKeyConstraint(
            ["repeats_id"], ["applications.id"], name=op.f("fk_applications_repeats_id_applications")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_applications_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("form_token", name=op.f("uq_applications_form_token")),
        sa.UniqueConstraint("number", name=op.f("uq_applications_number")),
    )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_applications_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            "ix_applications_one_counts",
            ["call_id", "email"],
            unique=True,
            sqlite_where=sa.text("status <> 'repeated' AND email <> ''"),
            postgresql_where=sa.text("status <> 'repeated' AND email <> ''"),
        )
        batch_op.create_index(batch_op.f("ix_applications_repeats_id"), ["repeats_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_settled_at"), ["settled_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_user_id"), ["user_id"], unique=False)

    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("no_call_reason", sa.String(), nullable=False),
        sa.Column("councillors", sa.Integer(), nullable=False),
        sa.Column("citizens", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "completed",
                "abandoned",
                name="appointmentstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("presence_recorded_at", sa.DateTime(), nullable=True),
        sa.Column(
            "method",
            sa.Enum("agreed", "strict", name="method", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("method_chosen_at", sa.DateTime(), nullable=True),
        sa.Column("objections", sa.String(), nullable=False),
        sa.Column("dissent", sa.String(), nullable=False),
        sa.Column("abandoned_reason", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'completed') = (decision_id IS NOT NULL)", name=op.f("ck_appointments_completed_by_a_decision")
        ),
        sa.CheckConstraint("(status = 'open') = (closed_at IS NULL)", name=op.f("ck_appointments_closed_has_a_date")),
        sa.CheckConstraint(
            "call_id IS NOT NULL OR no_call_reason <> ''", name=op.f("ck_appointments_without_call_for_a_reason")
        ),
        sa.CheckConstraint(
            "(method IS NULL) = (method_chosen_at IS NULL)", name=op.f("ck_appointments_a_chosen_method_has_a_date")
        ),
        sa.CheckConstraint("councillors >= 0 AND citizens >= 0", name=op.f("ck_appointments_no_negative_places")),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_appointments_call_id_calls")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["task_committees.id"], name=op.f("fk_appointments_committee_id_task_committees")
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_appointments_decision_id_decisions")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_appointments_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["users.id"], name=op.f("fk_appointments_opened_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointments_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "ix_one_appointment_per_committee",
            ["committee_id"],
            unique=True,
            sqlite_where=sa.text("status <> 'abandoned'"),
            postgresql_where=sa.text("status <> 'abandoned'"),
        )

    op.create_table(
        "call_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_dates_call_id_calls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_dates")),
    )
    with op.batch_alter_table("call_dates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_dates_call_id"), ["call_id"], unique=False)

    op.create_table(
        "recommendations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["result_id"], ["result_versions.id"], name=op.f("fk_recommendations_result_id_result_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("result_id", "number", name=op.f("uq_recommendations_result_id_number")),
    )
    op.create_table(
        "announced_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_announced_groups_appointment_id_appointments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["electoral_groups.id"], name=op.f("fk_announced_groups_group_id_electoral_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announced_groups")),
        sa.UniqueConstraint("appointment_id", "name", name=op.f("uq_announced_groups_appointment_id_name")),
    )
    op.create_table(
        "application_dates",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("call_date_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_dates_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["call_date_id"],
            ["call_dates.id"],
            name=op.f("fk_application_dates_call_date_id_call_dates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application_id", "call_date_id", name=op.f("pk_application_dates")),
    )
    op.create_table(
        "draws",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("quotient", sa.String(), nullable=False),
        sa.Column("order", sa.JSON(), nullable=False),
        sa.Column(
            "how",
            sa.Enum("by_hand", "by_portal", name="drawnhow", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("drawn_by", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("struck_out_at", sa.DateTime(), nullable=True),
        sa.Column("struck_out_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(struck_out_at IS NULL) = (struck_out_reason = '')", name=op.f("ck_draws_struck_out_for_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_draws_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_draws_recorded_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draws")),
        sa.UniqueConstraint("appointment_id", "number", name=op.f("uq_draws_appointment_id_number")),
    )
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column(
            "progress",
            sa.Enum(
                "not_started",
                "under_way",
                "done",
                "given_up",
                name="progress",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("reported_by_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_follow_ups_recommendation_id_recommendations")
        ),
        sa.ForeignKeyConstraint(["reported_by_id"], ["users.id"], name=op.f("fk_follow_ups_reported_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_ups_recommendation_id"), ["recommendation_id"], unique=False)

    op.create_table(
        "office_elections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "vice_chair",
                "member",
                "facilitator",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("ballots", sa.JSON(), nullable=False),
        sa.Column("finalists", sa.JSON(), nullable=False),
        sa.Column("drawn_id", sa.Integer(), nullable=True),
        sa.Column("elected_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "office IN ('chair', 'vice_chair')", name=op.f("ck_office_elections_of_chair_or_vice_chair")
        ),
        sa.CheckConstraint(
            "NOT is_agreed OR elected_id IS NOT NULL", name=op.f("ck_office_elections_who_is_agreed_on_is_elected")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_office_elections_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["drawn_id"], ["users.id"], name=op.f("fk_office_elections_drawn_id_users")),
        sa.ForeignKeyConstraint(["elected_id"], ["users.id"], name=op.f("fk_office_elections_elected_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_elections")),
        sa.UniqueConstraint("appointment_id", "office", name=op.f("uq_office_elections_appointment_id_office")),
    )
    op.create_table(
        "profile_matches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("is_claimed", sa.Boolean(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_profile_matches_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_profile_matches_profile_id_profiles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_matches")),
        sa.UniqueConstraint("application_id", "profile_id", name=op.f("uq_profile_matches_application_id_profile_id")),
    )
    with op.batch_alter_table("profile_matches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_matches_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "recommendation_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "followed",
                "changed",
                "not_followed",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owner_unit", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "outcome = 'followed' OR reason <> ''", name=op.f("ck_recommendation_answers_a_reason_unless_followed")
        ),
        sa.CheckConstraint(
            "outcome = 'not_followed' OR (due_on IS NOT NULL AND (owner_id IS NOT NULL OR owner_unit <> ''))",
            name=op.f("ck_recommendation_answers_owner_and_date_unless_not_followed"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["bodies.id"], name=op.f("fk_recommendation_answers_owner_id_bodies")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_recommendation_answers_recommendation_id_recommendations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_answers")),
        sa.UniqueConstraint("recommendation_id", name=op.f("uq_recommendation_answers_recommendation_id")),
    )
    with op.batch_alter_table("recommendation_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_answers_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_recommendation_answers_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "electors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("announced_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "is_present = (announced_id IS NOT NULL)", name=op.f("ck_electors_who_is_present_has_a_group")
        ),
        sa.ForeignKeyConstraint(
            ["announced_id"],
            ["announced_groups.id"],
            name=op.f("fk_electors_announced_id_announced_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_electors_appointment_id_appointments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_electors_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electors")),
        sa.UniqueConstraint("appointment_id", "user_id", name=op.f("uq_electors_appointment_id_user_id")),
    )
    with op.batch_alter_table("electors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_electors_user_id"), ["user_id"], unique=False)

    op.create_table(
        "turn_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("announced_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("councillor", "citizen", name="seatkind", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("struck_out_at", sa.DateTime(), nullable=True),
        sa.Column("struck_out_reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'councillor') = (user_id IS NOT NULL) OR kind IS NULL",
            name=op.f("ck_turn_answers_councillors_are_users"),
        ),
        sa.CheckConstraint(
            "(struck_out_at IS NULL) = (struck_out_reason = '')", name=op.f("ck_turn_answers_struck_out_for_a_reason")
        ),
        sa.CheckConstraint(
            "kind IS NOT NULL OR (application_id IS NULL AND name = '')",
            name=op.f("ck_turn_answers_a_waiver_names_nobody"),
        ),
        sa.CheckConstraint(
            "kind IS NULL OR kind = 'councillor' OR application_id IS NOT NULL OR (name <> '' AND reason <> '')",
            name=op.f("ck_turn_answers_who_has_not_applied_is_named_for_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["announced_id"], ["announced_groups.id"], name=op.f("fk_turn_answers_announced_id_announced_groups")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_turn_answers_application_id_applications")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_turn_answers_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_turn_answers_profile_id_profiles")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_turn_answers_recorded_by_id_users")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_turn_answers_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn_answers")),
        sa.UniqueConstraint("appointment_id", "number", name=op.f("uq_turn_answers_appointment_id_number")),
    )
    with op.batch_alter_table("turn_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turn_answers_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turn_answers_user_id"), ["user_id"], unique=False)
    forbid_changes_to_the_audit_trail()


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER events_are_append_only ON events")
        op.execute("DROP FUNCTION refuse_to_change_events()")
    with op.batch_alter_table("turn_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_turn_answers_user_id"))
        batch_op.drop_index(batch_op.f("ix_turn_answers_application_id"))

    op.drop_table("turn_answers")
    with op.batch_alter_table("electors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_electors_user_id"))

    op.drop_table("electors")
    with op.batch_alter_table("recommendation_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_answers_owner_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_answers_due_on"))

    op.drop_table("recommendation_answers")
    with op.batch_alter_table("profile_matches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_matches_profile_id"))

    op.drop_table("profile_matches")
    op.drop_table("office_elections")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_ups_recommendation_id"))

    op.drop_table("follow_ups")
    op.drop_table("draws")
    op.drop_table("application_dates")
    op.drop_table("announced_groups")
    op.drop_table("recommendations")
    with op.batch_alter_table("call_dates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_dates_call_id"))

    op.drop_table("call_dates")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_one_appointment_per_committee",
            sqlite_where=sa.text("status <> 'abandoned'"),
            postgresql_where=sa.text("status <> 'abandoned'"),
        )
        batch_op.drop_index(batch_op.f("ix_appointments_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_appointments_committee_id"))

    op.drop_table("appointments")
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_applications_user_id"))
        batch_op.drop_index(batch_op.f("ix_applications_status"))
        batch_op.drop_index(batch_op.f("ix_applications_settled_at"))
        batch_op.drop_index(batch_op.f("ix_applications_repeats_id"))
        batch_op.drop_index(
            "ix_applications_one_counts",
            sqlite_where=sa.text("status <> 'repeated' AND email <> ''"),
            postgresql_where=sa.text("status <> 'repeated' AND email <> ''"),
        )
        batch_op.drop_index(batch_op.f("ix_applications_call_id"))

    op.drop_table("applications")
    with op.batch_alter_table("terms_comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_terms_comments_terms_id"))

    op.drop_table("terms_comments")
    op.drop_table("result_versions")
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_readings_user_id"))

    op.drop_table("readings")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_terms_id"))

    op.drop_table("questions")
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profiles_terms_id"))

    op.drop_table("profiles")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_posts_thread_id"))

    op.drop_table("posts")
    op.drop_table("paper_files")
    op.drop_table("draft_versions")
    with op.batch_alter_table("deliverables", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deliverables_terms_id"))

    op.drop_table("deliverables")
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calls_status"))
        batch_op.drop_index(batch_op.f("ix_calls_committee_id"))
        batch_op.drop_index(batch_op.f("ix_calls_closes_at"))

    op.drop_table("calls")
    op.drop_table("adoptions")
    with op.batch_alter_table("threads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_threads_last_post_at"))
        batch_op.drop_index(batch_op.f("ix_threads_committee_id"))

    op.drop_table("threads")
    op.drop_table("terms_versions")
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_status_reports_meeting_id"))

    op.drop_table("status_reports")
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_papers_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_papers_committee_id"))
        batch_op.drop_index(batch_op.f("ix_papers_added_at"))

    op.drop_table("papers")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letters_written_at"))
        batch_op.drop_index(batch_op.f("ix_letters_user_id"))
        batch_op.drop_index(batch_op.f("ix_letters_status"))
        batch_op.drop_index(batch_op.f("ix_letters_kind"))
        batch_op.drop_index(batch_op.f("ix_letters_committee_id"))

    op.drop_table("letters")
    op.drop_table("handovers")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_committee_id"))

    op.drop_table("drafts")
    with op.batch_alter_table("drafters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafters_user_id"))

    op.drop_table("drafters")
    with op.batch_alter_table("task_committees", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_committees_standing_committee_id"))
        batch_op.drop_index(batch_op.f("ix_task_committees_stage"))

    op.drop_table("task_committees")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_user_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_seat_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_group_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_decision_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_body_id"))

    op.drop_table("memberships")
    op.drop_table("seats")
    with op.batch_alter_table("group_leaderships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_leaderships_user_id"))
        batch_op.drop_index(batch_op.f("ix_group_leaderships_group_id"))

    op.drop_table("group_leaderships")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_meeting_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendances_user_id"))

    op.drop_table("attendances")
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_areas_body_id"))

    op.drop_table("areas")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_meeting_id"))

    op.drop_table("agenda_items")
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_links_user_id"))

    op.drop_table("sign_in_links")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_starts_at"))
        batch_op.drop_index(batch_op.f("ix_meetings_body_id"))

    op.drop_table("meetings")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_kind"))
        batch_op.drop_index(batch_op.f("ix_events_committee_id"))
        batch_op.drop_index(batch_op.f("ix_events_actor_id"))

    op.drop_table("events")
    op.drop_table("electoral_groups")
    op.drop_table("users")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobs_run_at"))
        batch_op.drop_index(batch_op.f("ix_jobs_done_at"))

    op.drop_table("jobs")
    with op.batch_alter_table("bodies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bodies_kind"))

    op.drop_table("bodies")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempts_key"))
        batch_op.drop_index(batch_op.f("ix_attempts_at"))

    op.drop_table("attempts")


def forbid_changes_to_the_audit_trail():
    """What happened stays written: no row of ``events`` is ever changed or deleted."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_to_change_events() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE ON events "
            "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_events()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER no_{change.lower()}_of_events BEFORE {change} ON events "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
        )
