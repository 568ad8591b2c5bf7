"""Names as they were recorded

What is evidence of a seat, an office, a vote or a task keeps the name that the person had then: here, today's. What
somebody was called when stands beside the trail. An applicant's acts carry no account.
"""

import sqlalchemy as sa
from alembic import op

from app.fulltext import search_text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: Table → the columns of names, each with the column of whose it is.
RECORDED = {
    "memberships": {"name": "user_id"},
    "attendances": {"name": "user_id"},
    "drafters": {"name": "user_id"},
    "electors": {"name": "user_id"},
    "office_elections": {"elected_name": "elected_id"},
    "terms_versions": {"saved_by_name": "saved_by_id"},
    "terms_comments": {"author_name": "author_id", "replied_by_name": "replied_by_id"},
    "result_versions": {"saved_by_name": "saved_by_id"},
    "papers": {"added_by_name": "added_by_id"},
    "draft_versions": {"saved_by_name": "saved_by_id"},
    "status_reports": {"written_by_name": "written_by_id"},
    "posts": {"author_name": "author_id"},
}
OF_APPLICANTS = (
    "'ApplicationReceived', 'ApplicationRepeated', 'ApplicationReplaced', 'ApplicationChanged', 'ApplicationWithdrawn',"
    " 'LinkRequested'"
)


def upgrade():
    make_person_names()
    op.create_table(
        "name_wishes",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wished_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_name_wishes_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_name_wishes")),
    )
    for table, columns in RECORDED.items():
        for column, person in columns.items():
            op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=sa.text("''")))
            op.execute(
                f"UPDATE {table} SET {column} = (SELECT users.name FROM users WHERE users.id = {table}.{person})"
                f" WHERE {person} IS NOT NULL"
            )
    op.execute(
        "UPDATE turn_answers SET name = (SELECT users.name FROM users WHERE users.id = turn_answers.user_id)"
        " WHERE user_id IS NOT NULL"
    )
    op.execute(
        "UPDATE turn_answers SET name ="
        " (SELECT applications.name FROM applications WHERE applications.id = turn_answers.application_id)"
        " WHERE application_id IS NOT NULL AND struck_out_at IS NULL AND appointment_id IN"
        " (SELECT id FROM appointments WHERE status = 'completed')"
    )
    forget_who_applied()


def downgrade():
    op.execute("UPDATE turn_answers SET name = '' WHERE user_id IS NOT NULL OR application_id IS NOT NULL")
    # Not in a batch: SQLite would make the tables anew, without their checks.
    for table, columns in RECORDED.items():
        for column in columns:
            op.drop_column(table, column)
    op.drop_table("name_wishes")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE person_names_fulltext")
    op.drop_table("person_names")


def make_person_names():
    op.create_table(
        "person_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_person_names_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_names")),
    )
    op.create_index(op.f("ix_person_names_user_id"), "person_names", ["user_id"])
    users = sa.table("users", sa.column("id"), sa.column("name"), sa.column("created_at", sa.DateTime()))
    names = sa.table(
        "person_names", sa.column("user_id"), sa.column("name"), sa.column("since", sa.DateTime()), sa.column("search_text")
    )
    found = op.get_bind().execute(sa.select(users).order_by(users.c.id)).all()
    op.bulk_insert(
        names,
        [
            {"user_id": row.id, "name": row.name, "since": row.created_at, "search_text": search_text({"name": row.name})}
            for row in found
        ],
    )
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE INDEX ix_person_names_fulltext ON person_names"
            " USING gin (array_to_tsvector(string_to_array(search_text, ' '))) WITH (fastupdate = off)"
        )
        return
    index = "person_names_fulltext"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        "search_text, content='person_names', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)"
    )
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    add = f"INSERT INTO {index} (rowid, search_text) VALUES (new.id, new.search_text);"
    remove = f"INSERT INTO {index} ({index}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    op.execute(f"CREATE TRIGGER {index}_insert AFTER INSERT ON person_names BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {index}_delete AFTER DELETE ON person_names BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF id, search_text ON person_names BEGIN {remove} {add} END"
    )


def forget_who_applied():
    """The trail is append-only but for this: who applied was never to stand in it."""
    change = f"UPDATE events SET actor_id = NULL WHERE kind IN ({OF_APPLICANTS})"
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE events DISABLE TRIGGER events_are_append_only")
        op.execute(change)
        op.execute("ALTER TABLE events ENABLE TRIGGER events_are_append_only")
        return
    op.execute("DROP TRIGGER no_update_of_events")
    op.execute(change)
    op.execute(
        "CREATE TRIGGER no_update_of_events BEFORE UPDATE ON events "
        "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
    )
