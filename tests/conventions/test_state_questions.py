"""A question about state (open, begun, public, overdue …) is asked of an object and of the database alike.

Each stands once, as a hybrid of its model. Here both are asked about everything in a portal in which every state
occurs, at the moments when time alone changes an answer, and must say the same. A question that is never answered
in two ways here is not tested: let ``a_portal_with_every_state`` make what it asks about.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Date, DateTime, select
from sqlalchemy.ext.hybrid import HybridExtensionType
from sqlalchemy.types import TypeEngine

from app import clock
from app.extensions import Model, db
from app.handovers.models import ANSWER_WITHIN
from app.meetings.models import Meeting
from tests.every_state import a_portal_with_every_state

INSTANT, NIGHT = timedelta(microseconds=1), timedelta(days=1)
#: Questions of a day are asked of these, too; without one they are about today.
METHODS = HybridExtensionType.HYBRID_METHOD
PROPERTIES = HybridExtensionType.HYBRID_PROPERTY


def questions() -> Iterator[tuple[type[Any], str]]:
    """Every hybrid: the model and the name."""
    for mapper in sorted(Model.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        for name, attribute in mapper.all_orm_descriptors.items():
            if attribute.extension_type in (METHODS, PROPERTIES) and not name.startswith("_"):
                yield mapper.class_, name


def asked(of: Any, name: str) -> Any:
    """The answer of an object, or of a model the expression of it. A method is asked without arguments."""
    answer = getattr(of, name)
    return answer() if callable(answer) else answer


def turning_points() -> list[datetime]:
    """The moments at which an answer can change, and the instant before each.

    They are what is written in the database, the nights around each day that is, and when an answer is owed.
    """
    moments = written(DateTime)
    days = {day + step for day in written(Date) for step in (timedelta(), NIGHT)}
    met = {clock.to_danish(moment).date() for moment in db.session.scalars(select(Meeting.starts_at))}
    days |= {day + ANSWER_WITHIN + step for day in met for step in (NIGHT, 2 * NIGHT)}
    moments |= {clock.from_danish(datetime.combine(day, time())) for day in days}
    return sorted({moment + step for moment in moments for step in (-INSTANT, timedelta())})


def written(kind: type[TypeEngine[Any]]) -> set[Any]:
    """Everything of this kind that stands in the tables which questions are asked of."""
    columns = [
        column
        for table in {model.__table__ for model, _name in questions()}
        for column in table.columns
        if isinstance(column.type, kind)
    ]
    return {value for column in columns for value in db.session.scalars(select(column).where(column.is_not(None)))}


def answers(model: type[Any], names: list[str]) -> Iterator[tuple[str, Any, Any]]:
    """For each row and question what the object says and what the database says."""
    said = select(model, *(asked(model, name) for name in names))
    for thing, *by_database in db.session.execute(said):
        for name, answer in zip(names, by_database, strict=True):
            yield name, asked(thing, name), answer


@pytest.mark.usefixtures("app")
def test_an_object_and_the_database_answer_every_question_about_state_alike():
    a_portal_with_every_state()
    names: dict[type[Any], list[str]] = defaultdict(list)
    for model, name in questions():
        names[model].append(name)
    different, given = set(), defaultdict(set)
    for moment in turning_points():
        with clock.at(moment):
            for model, asking in names.items():
                for name, by_object, by_database in answers(model, asking):
                    given[f"{model.__name__}.{name}"].add(by_object)
                    if (type(by_object), by_object) != (type(by_database), by_database):
                        different.add(f"{model.__name__}.{name}: {by_object} of the object, {by_database} of the rows")
    assert different == set()
    assert [name for name, both in given.items() if len(both) < 2] == []
    assert len(given) == len(list(questions()))
