"""Names as they were recorded.

Whoever held a seat, an office, a vote or a task can be proved to have held it, whatever they are called later: the row
that is the evidence keeps the name they had then, and what is shown of it is that name::

    class Elector(Model):
        user: Mapped[User] = relationship()
        name: Mapped[str] = recorded_name("user")

It is written with the row, and anew when the row comes to be about somebody else.
"""

from functools import cache
from typing import Any

from sqlalchemy import event, exists, inspect, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from app import clock
from app.accounts.events import NameChanged
from app.accounts.models import PersonName, User
from app.events import Actor, record
from app.extensions import Model, db


def recorded_name(person: str, *, follows_until: str = "") -> Mapped[str]:
    """The column of the name of whom the relationship ``person`` leads to.

    ``follows_until`` names a date: until it has passed the row is about the present, and follows when the person is
    called something else.
    """
    return mapped_column(server_default=text("''"), info={"name_of": person, "follows_until": follows_until})


def rename(user: User, name: str, *, by: Actor | None) -> None:
    """Call somebody something else from now on. Both names stay on record."""
    if name == user.name:
        return
    former = _latest(user)
    user.name = name
    db.session.flush()
    _follow(user)
    record(NameChanged(user_id=user.id, former_name_id=former, new_name_id=_latest(user)), by=by)


def erase_names(user: User) -> None:
    """Forget everything the person has been called, also in the trail."""
    user.name = ""
    for name in db.session.scalars(select(PersonName).where(PersonName.user_id == user.id)):
        name.name = ""


def is_on_record(user: User) -> bool:
    """Whether the person is named in something that must be provable: their name is not theirs alone to change."""
    found = [exists().where(_id_of(model, person) == user.id) for model, _attribute, person in _recorded()]
    return bool(db.session.scalar(select(or_(*found))))


def _latest(user: User) -> int:
    return db.session.scalars(
        select(PersonName.id).where(PersonName.user_id == user.id).order_by(PersonName.id.desc()).limit(1)
    ).one()


def _follow(user: User) -> None:
    for model, attribute, person in _recorded():
        if until := _column(model, attribute).info["follows_until"]:
            last_day = getattr(model, until)
            of_today = or_(last_day.is_(None), last_day >= clock.TODAY)
            for row in db.session.scalars(select(model).where(_id_of(model, person) == user.id, of_today)):
                setattr(row, attribute, user.name)


@cache
def _recorded() -> tuple[tuple[type[Model], str, str], ...]:
    """Every column of a recorded name: its model, its attribute, and the relationship to whose it is."""
    return tuple(
        (mapper.class_, name, column.info["name_of"])
        for mapper in Model.registry.mappers
        for name, column in mapper.columns.items()
        if "name_of" in column.info
    )


def _column(model: type[Model], attribute: str) -> Any:
    return inspect(model).columns[attribute]


def _id_of(model: type[Model], person: str) -> InstrumentedAttribute[int]:
    found: InstrumentedAttribute[int] = getattr(model, f"{person}_id")
    return found


@event.listens_for(Session, "before_flush")
def _record_names(session: Session, _context: Any, _instances: Any) -> None:
    for row in (*session.new, *session.dirty):
        if isinstance(row, User) and row.name and inspect(row).attrs.name.history.has_changes():
            session.add(PersonName(user=row, name=row.name, since=clock.now()))
        for model, attribute, person in _recorded():
            if type(row) is model and _is_about_another(row, person):
                user = _person(session, row, person)
                setattr(row, attribute, user.name if user else "")


def _is_about_another(row: Any, person: str) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in (person, f"{person}_id"))


def _person(session: Session, row: Any, person: str) -> User | None:
    if inspect(row).attrs[person].history.has_changes():
        found: User | None = getattr(row, person)
        return found
    identity = getattr(row, f"{person}_id")
    return session.get(User, identity) if identity else None
