"""The yardstick of the measurements: a page of 20 rows by nothing but Flask, SQLAlchemy and Jinja."""

import os

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

ROWS = 20

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rows</title></head>
<body><main><h1>Rows</h1>
<ul>{% for row in rows %}<li><a href="/rows/{{ row.id }}">{{ row.title }}</a> <p>{{ row.text }}</p></li>{% endfor %}</ul>
</main></body></html>"""


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "bare_rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    text: Mapped[str]


def prepare(url: str) -> None:
    """Make the table and its rows, in a database of their own."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        rows = [{"title": f"Row {number}", "text": "A few words. " * 10} for number in range(ROWS)]
        connection.execute(insert(Row), rows)
    engine.dispose()


def create_app() -> Flask:
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"rows.html": PAGE})  # compiled once, like a file
    engine = create_engine(os.environ["DATABASE_URL"])

    @app.get("/")
    def rows() -> str:
        with Session(engine) as session:
            return render_template("rows.html", rows=session.scalars(select(Row).order_by(Row.id)).all())

    return app
