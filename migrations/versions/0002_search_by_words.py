"""Search by words

People, letters and applications carry the words by which they are found, and an index of them: see app/fulltext.py.
A later migration that makes one of these tables anew on SQLite (batch_alter_table) must make its triggers anew too.
"""

import sqlalchemy as sa
from alembic import op

from app.fulltext import search_text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEARCHED = {
    "users": ("name", "email"),
    "letters": ("recipient", "subject"),
    "applications": ("name", "neighbourhood", "number"),
}
AT_ONCE = 1000


def upgrade():
    for table, attributes in SEARCHED.items():
        op.add_column(table, sa.Column("search_text", sa.String(), nullable=False, server_default=sa.text("''")))
        fill(table, attributes)
        if op.get_bind().dialect.name == "sqlite":
            make_fts5(table)
        else:
            op.execute(
                f"CREATE INDEX ix_{table}_fulltext ON {table}"
                " USING gin (array_to_tsvector(string_to_array(search_text, ' ')))"
            )


def downgrade():
    for table in SEARCHED:
        if op.get_bind().dialect.name == "sqlite":
            for change in ("insert", "update", "delete"):
                op.execute(f"DROP TRIGGER {table}_fulltext_{change}")
            op.execute(f"DROP TABLE {table}_fulltext")
        else:
            op.drop_index(f"ix_{table}_fulltext", table)
        op.drop_column(table, "search_text")


def fill(table, attributes):
    """Fold what is there, row by row, as the portal does when it writes."""
    bind = op.get_bind()
    rows = sa.table(table, sa.column("id"), sa.column("search_text"), *(sa.column(name) for name in attributes))
    last = 0
    while found := bind.execute(
        sa.select(rows.c.id, *(rows.c[name] for name in attributes))
        .where(rows.c.id > last)
        .order_by(rows.c.id)
        .limit(AT_ONCE)
    ).all():
        bind.execute(
            sa.update(rows).where(rows.c.id == sa.bindparam("row")).values(search_text=sa.bindparam("words")),
            [
                {"row": row.id, "words": search_text({name: getattr(row, name) for name in attributes})}
                for row in found
            ],
        )
        last = found[-1].id


def make_fts5(table):
    """An index of the column, which holds no text of its own. The words are cut already: only spaces part them."""
    index = f"{table}_fulltext"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"search_text, content='{table}', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)"
    )
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    add = f"INSERT INTO {index} (rowid, search_text) VALUES (new.id, new.search_text);"
    remove = f"INSERT INTO {index} ({index}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    op.execute(f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {remove} END")
    op.execute(f"CREATE TRIGGER {index}_update AFTER UPDATE OF id, search_text ON {table} BEGIN {remove} {add} END")
