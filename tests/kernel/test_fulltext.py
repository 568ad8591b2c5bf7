"""What is looked for by words is found by their beginnings, on both databases alike."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, inspect, select, text

from app import clock
from app.accounts.events import LinkAsked
from app.accounts.models import LinkPurpose, User
from app.accounts.queries import people
from app.applications import operations
from app.applications.models import Application, ApplicationStatus
from app.applications.queries import CandidateSearch, page_of_candidates
from app.audit.queries import Search, trail
from app.events import record
from app.extensions import db
from app.fulltext import MOST_WORDS, Searchable, matches, require_fts5, words_of
from app.outbox import Letter
from app.transactions import transaction
from tests.browserless import Browserless
from tests.builders import a_call, a_closed_call, a_secretary, a_user, an_administrator, an_application
from tests.html import text_of

pytestmark = pytest.mark.usefixtures("app")

NOTHING_BUT_OPERATORS = ["%", "_", "'", '"', "*", "-", "|", "!", "&", ":*", "( )", "\\", "·", "\x00", "<->"]


def found(typed: str, model: type[Searchable] = User, **where: Any) -> list[str]:
    name = model.name  # type: ignore[attr-defined]
    return list(db.session.scalars(select(name).where(matches(model, typed, **where)).order_by(model.id)))


@pytest.mark.parametrize(
    "typed",
    [
        "østergaard",
        "ØSTERGAARD",
        "Østergård",
        "østerga\N{COMBINING RING ABOVE}rd",
        "ØST",
        "ø",
        "østerg åge",
        "aage øst",
    ],
)
def test_a_name_is_found_however_it_is_written(typed):
    a_user("Åge Østergaard")
    a_user("Age Ostergard")
    assert found(typed) == ["Åge Østergaard"]


@pytest.mark.parametrize("typed", ["Åge", "aage", "AAGE", "ÅGE"])
def test_both_spellings_of_å_find_each_other(typed):
    a_user("Åge Bang")
    a_user("Aage Holm")
    a_user("Age Lund")
    assert found(typed) == ["Åge Bang", "Aage Holm"]


@pytest.mark.parametrize("typed", ["müller", "muller", "MÜLLER", "René", "rene m"])
def test_accents_make_no_difference(typed):
    a_user("René Müller")
    a_user("Ren Mular")
    assert found(typed) == ["René Müller"]


def test_æ_and_ø_are_letters_of_their_own():
    a_user("Æble Sø")
    assert (found("aeble"), found("so"), found("soe"), found("ÆBLE SØ")) == ([], [], [], ["Æble Sø"])


def test_words_are_found_from_their_beginning_in_any_order():
    a_user("Anne-Mette Holm", email="am@strandby.example")
    assert [found(typed) for typed in ("holm anne", "met", "a h m", "anne-mette")] == [["Anne-Mette Holm"]] * 4
    assert [found(typed) for typed in ("olm", "nne", "anne holmgaard", "annemette")] == [[]] * 4


def test_an_address_is_found_by_its_parts():
    a_user("Bo", email="anne.holm@example.dk")
    for typed in ("anne", "holm", "example", "anne.holm@example.dk", "anne.h", "@exam", "bo dk"):
        assert found(typed) == ["Bo"]
    assert found("xample") == []


def test_a_search_may_ask_some_attributes_only():
    a_user("Bo", email="anne@example.dk")
    a_user("Anne", email="bo@example.dk")
    assert (found("anne", within=["name"]), found("anne", within=["email"])) == (["Anne"], ["Bo"])
    assert found("anne bo", within=["name"]) == []


def test_numbers_are_found_like_words():
    call = a_call()
    first, _second = an_application(call, "Ada Ager"), an_application(call, "Bo Ager")
    assert found(first.number, Application) == ["Ada Ager"]
    assert found(first.number.partition("-")[0].lower(), Application) == ["Ada Ager"]


def test_where_nothing_is_typed_everybody_is_found():
    a_user("Ada")
    assert (found(""), found("  \t")) == (["Ada"], ["Ada"])


@pytest.mark.parametrize("typed", NOTHING_BUT_OPERATORS)
def test_what_has_neither_letter_nor_digit_finds_nobody_and_disturbs_nothing(typed):
    a_user("Ada Lund")
    assert found(typed) == []
    assert found(f"ada{typed}") == found(f"{typed} lund") == found(f"ada {typed} lund") == ["Ada Lund"]


@pytest.mark.parametrize(
    "typed", ["ada OR bo", "ada AND", "NOT bo", "NEAR(ada lund)", "name:ada", "ada | bo", "ad* -bo"]
)
def test_operators_are_words_like_others(typed):
    a_user("Ada Lund")
    a_user("Bo Berg")
    assert found(typed) == []


def test_so_many_words_count_and_no_more():
    a_user("Ada Lund")
    assert found(" ".join(["ada", "a", "ad", "l", "lu", "lun", "lund", "p", "s", "e"])) == ["Ada Lund"]
    assert found(" ".join([*(f"x{number}" for number in range(MOST_WORDS)), "ada"])) == []
    assert found(" ".join(["ada", "a", "ad", "l", "lu", "lun", "lund", "p", "s", "e", "nothing"])) == ["Ada Lund"]


NAMES = [
    "Åge Østergård",
    "Aase-Marie O'Brien",
    "ßtraße 12",
    "İlknur Ŝahin",
    "İ ﬁ ½",
    "and or not",
    "Ελένη Ώ",
    "张伟 李",
    "x" * 70,
]
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
PART = st.sampled_from(NAMES).flatmap(lambda name: st.slices(len(name)).map(lambda part: name[part].swapcase()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.one_of(STORABLE, st.sampled_from(NAMES)), min_size=1, max_size=4),
    typed=st.lists(st.one_of(st.text(max_size=10), PART), max_size=3).map(" ".join),
)
def test_any_text_finds_what_a_reader_would_find(app, names, typed):
    def is_found(name: str) -> bool:
        there, asked = words_of(name), words_of(typed)
        if not asked:
            return not typed.strip()
        return all(any(word.startswith(beginning) for word in there) for beginning in asked[:MOST_WORDS])

    try:
        for number, name in enumerate(names):
            db.session.add(User(name=name, email=f"{number}@\N{LATIN SMALL LETTER THORN}"))
        db.session.flush()
        assert found(typed, within=["name"]) == [name for name in names if is_found(name)]
    finally:
        db.session.rollback()


@given(st.text(max_size=30))
def test_words_are_cut_and_folded_once_for_all(typed):
    words = words_of(typed)
    assert words_of(" ".join(words)) == words
    assert all(word.isalnum() and word == word.casefold() for word in words)


# The index keeps up.


def test_who_changes_their_name_is_found_by_the_new_one_alone():
    person = a_user("Ada Lund", email="ada@strandby.example")
    with transaction():
        person.name = "Ada Østergaard"
    assert (found("lund"), found("østerg"), found("strandby")) == ([], ["Ada Østergaard"], ["Ada Østergaard"])


def test_a_change_of_something_else_leaves_the_words_alone(count_queries):
    person = a_user("Ada Lund")
    with transaction(), count_queries() as queries:
        person.language = "en"
    with transaction(), count_queries() as queries:
        person.language = "da"
        db.session.flush()
    assert [query for query in queries if "search_text" in query] == []
    assert found("lund") == ["Ada Lund"]


def test_what_is_written_in_bulk_is_found():
    facts = {"language": "da", "is_administrator": False, "created_at": clock.now()}
    rows = [{"name": f"Ærlig Person {number}", "email": f"{number}@p.example", **facts} for number in (1, 2, 30)]
    with transaction():
        db.session.execute(insert(User), rows[:2])
        db.session.execute(insert(User.__table__), rows[2:])
    assert found("ærlig 3") == ["Ærlig Person 30"]


def test_a_transaction_that_was_rolled_back_leaves_nothing_in_the_index():
    db.session.add(User(name="Ada Lund", email="ada@p.example"))
    db.session.flush()
    assert found("lund") == ["Ada Lund"]
    db.session.rollback()
    assert found("lund") == []
    assert index_of(User) == set()


def test_what_is_deleted_is_found_no_more():
    person = a_user("Ada Lund")
    with transaction():
        db.session.delete(person)
    assert found("lund") == []
    assert index_of(User) == set()


def test_words_that_a_statement_changes_in_bulk_would_be_found_no_more_so_tests_refuse_it():
    sentence = "^Letter is searched by these words: change and delete it through objects.$"
    for statement in (Letter.__table__.update().values(subject=""), Letter.__table__.delete()):
        with pytest.raises(AssertionError, match=sentence):
            db.session.execute(statement)
    db.session.execute(Letter.__table__.update().values(last_error=None))


def index_of(model: type[Searchable]) -> set[str]:
    """The words that the model's index holds."""
    table = inspect(model).local_table.name
    if db.engine.dialect.name == "postgresql":
        return {word for stored in db.session.scalars(select(model.search_text)) for word in stored.split()}
    db.session.execute(text(f"CREATE VIRTUAL TABLE temp.inside USING fts5vocab(main, {table}_fulltext, row)"))
    words = set(db.session.scalars(text("SELECT term FROM temp.inside")))
    db.session.rollback()
    return words


def test_the_index_holds_each_word_under_its_attribute():
    a_user("Åse Lund", email="aase@p.example")
    assert index_of(User) == {"name·aase", "name·lund", "email·aase", "email·p", "email·example"}


def in_the_file(word: str) -> bool:
    """Whether the word stands anywhere in SQLite's file, be it in rows, in indexes or in pages that are free."""
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        file = Path(connection.exec_driver_sql("PRAGMA database_list").all()[0][2])
    return word.encode() in file.read_bytes()


def test_nothing_of_a_forgotten_person_stays_in_the_index_or_in_the_file():
    call, long_ago = a_closed_call(), clock.now() - timedelta(days=400)
    for number in range(50):
        an_application(call, f"Anders Andersen {number}")
    facts = {"neighbourhood": "Zwergdorf", "email": "q@xyzzy.example", "settled_at": long_ago}
    an_application(call, "Quintus Xenophon", ApplicationStatus.NOT_APPOINTED, **facts)
    pieces = ["uintus", "enophon", "wergdorf", "xyzzy"]
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        assert [in_the_file(piece) for piece in pieces] == [True] * 4
    with transaction():
        assert operations.forget_applicants(months=6, by=None) == 1
    assert found("quintus", Application) == []
    assert [word for word in index_of(Application) for piece in pieces if piece in word] == []
    if db.engine.dialect.name == "sqlite":
        assert [in_the_file(piece) for piece in pieces] == [False] * 4


# Where it is used.


@pytest.mark.parametrize("typed", ["øst", "ØST", "karen østergård"])
def test_people_and_candidates_are_found_by_what_their_names_begin_with(sign_in, typed):
    call = a_closed_call()
    an_application(call, "Karen Østergaard")
    an_application(call, "Karen Dahl")
    a_user("Karen Østergaard")
    a_user("Karen Dahl")
    browser = sign_in(a_secretary("Bo Bestyrer"))
    browser.submit(f"/calls/{call.id}/candidates", {"text": typed}, button="Vis")
    assert karens(browser) == ["Karen Østergaard"]
    browser = sign_in(an_administrator("Asta Admin"))
    browser.submit("/people", {"words": typed}, button="Søg")
    assert karens(browser) == ["Karen Østergaard"]


def karens(browser: Browserless) -> list[str]:
    rows = [text_of(row) for row in browser.page.all("tr")]
    return [name for row in rows for name in ("Karen Østergaard", "Karen Dahl") if row.startswith(name)]


def test_a_candidate_is_found_by_the_number_of_what_was_only_sent_again():
    call = a_closed_call()
    first = an_application(call, "Karen Dahl")
    again = an_application(call, "Karen", ApplicationStatus.REPEATED, repeats_id=first.id)
    an_application(call, "Bo Berg")
    for number in (first.number, again.number, again.number.lower()):
        page = page_of_candidates(call, CandidateSearch(text=number))
        assert [row.name for row in page.items] == ["Karen Dahl"]


def test_the_trail_is_searched_by_names_alone():
    """Councillors read it, who need not know anybody's address."""
    person = a_user("Bo Berg", email="anne@p.example")
    with transaction():
        record(LinkAsked(user_id=person.id, purpose=LinkPurpose.SIGN_IN), by=person)
    assert [len(trail(Search(who=who)).items) for who in ("be bo", "anne", "erg")] == [1, 0, 0]


def test_a_search_is_one_query_however_much_it_finds(count_queries):
    a_user("Anne Holm")
    for _number in range(30):
        a_user("Anne Lund")
    counts = []
    for typed in ("anne holm", "anne", "nobody", "anne a an ann"):
        with count_queries() as queries:
            db.session.scalars(people(typed)).all()
        counts.append(len(queries))
    assert counts == [1, 1, 1, 1]


def test_an_sqlite_that_cannot_search_is_told_in_words():
    with closing(sqlite3.connect(":memory:")) as connection:
        require_fts5(connection)
        connection.set_authorizer(
            lambda action, *_what: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_CREATE_VTABLE else sqlite3.SQLITE_OK
        )
        with pytest.raises(RuntimeError, match="is made without FTS5, which the portal searches with"):
            require_fts5(connection)


def test_the_index_of_every_searchable_model_is_kept_by_the_database():
    """A migration that makes a table anew on SQLite loses its triggers without a word."""
    for model in Searchable.__subclasses__():
        name = inspect(model).local_table.name
        if db.engine.dialect.name == "sqlite":
            made = db.session.scalars(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table ORDER BY name"),
                {"table": name},
            )
            assert list(made) == [f"{name}_fulltext_{change}" for change in ("delete", "insert", "update")]
        else:
            assert f"ix_{name}_fulltext" in {index["name"] for index in inspect(db.engine).get_indexes(name)}


def test_a_word_is_indexed_at_once_on_postgresql():
    """Otherwise a search reads everything that was written since the last vacuum."""
    if db.engine.dialect.name == "sqlite":
        return
    indexes = text("SELECT relname, reloptions FROM pg_class WHERE relname LIKE 'ix\\_%\\_fulltext'")
    assert {tuple(options or ()) for _name, options in db.session.execute(indexes)} == {("fastupdate=off",)}
