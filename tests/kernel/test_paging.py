"""A long list comes a page at a time; one that grows is walked from row to row."""

import pytest
from flask import Flask
from sqlalchemy import select

from app import paging
from app.bodies.models import Body
from app.paging import FIRST, LAST, Asked, Page, page_along, page_of
from tests.builders import a_body

pytestmark = pytest.mark.usefixtures("app")


def bodies(count: int) -> list[Body]:
    return [a_body(name=f"Udvalg {number:02}") for number in range(count)]


def numbers(page: Page[Body]) -> list[int]:
    return [int(body.name.split()[1]) for body in page.items]


def by_id(asked: Asked, **how) -> Page[Body]:
    return page_along(select(Body), asked, by=[Body.id], per_page=3, **how)


def by_name(asked: Asked) -> Page[Body]:
    return page_along(select(Body), asked, by=[Body.name, Body.id], per_page=3)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", FIRST),
        ("/?page=3", Asked(3)),
        ("/?page=3&after=7", Asked(3, after=7)),
        ("/?page=2&before=7", Asked(2, before=7)),
        ("/?page=last", FIRST),
        ("/?page=3&after=x", Asked(3)),
    ],
)
def test_the_address_says_which_page(app: Flask, address, page):
    with app.test_request_context(address):
        assert paging.asked() == page


def test_a_list_may_begin_at_its_end(app: Flask):
    with app.test_request_context("/"):
        assert paging.asked(otherwise=LAST) == LAST
    with app.test_request_context("/?page=1"):
        assert paging.asked(otherwise=LAST) == FIRST


@pytest.mark.parametrize(("asked", "number", "shown"), [(1, 1, [0, 1, 2]), (3, 3, [6]), (0, 1, [0, 1, 2]), (9, 3, [6])])
def test_a_page_that_cannot_be_is_the_nearest_that_can(asked, number, shown):
    bodies(7)
    page = page_of(select(Body).order_by(Body.id), Asked(asked), per_page=3)
    assert (page.number, page.pages, page.total, numbers(page)) == (number, 3, 7, shown)
    assert (page.has_previous, page.has_next) == (number > 1, number < 3)


def test_a_list_with_nothing_in_it_has_one_empty_page():
    for page in (page_of(select(Body), FIRST), by_id(LAST)):
        assert (list(page.items), page.number, page.pages, page.has_previous, page.has_next) == ([], 1, 1, False, False)


@pytest.mark.parametrize("walk", [by_id, by_name])
def test_a_list_that_grows_is_walked_to_its_end_and_back(walk):
    bodies(7)
    first = walk(FIRST)
    second = walk(Asked(first.next["page"], after=first.next["after"]))
    third = walk(Asked(second.next["page"], after=second.next["after"]))
    assert [numbers(page) for page in (first, second, third)] == [[6, 5, 4], [3, 2, 1], [0]]
    assert (third.number, third.has_next) == (3, False)
    back = walk(Asked(third.previous["page"], before=third.previous["before"]))
    assert (numbers(back), back.number) == ([3, 2, 1], 2)
    assert back.previous == {"page": 1}


def test_what_is_added_meanwhile_is_not_shown_twice_and_moves_nothing():
    bodies(6)
    first = by_id(FIRST)
    a_body(name="Udvalg 06")
    assert numbers(by_id(Asked(**first_to_next(first)))) == [2, 1, 0]


def first_to_next(page: Page[Body]) -> dict[str, int]:
    return {"number": page.next["page"], "after": page.next["after"]}


def test_a_walk_from_the_oldest_on():
    bodies(5)
    last = by_id(LAST, latest_first=False)
    assert (numbers(last), last.number) == ([3, 4], 2)
    assert numbers(by_id(Asked(1, before=last.items[0].id), latest_first=False)) == [0, 1, 2]


def test_an_address_with_nothing_but_a_number_still_leads_there_and_so_does_one_whose_row_is_gone():
    bodies(7)
    assert numbers(by_id(Asked(2))) == [3, 2, 1]
    assert numbers(by_id(Asked(2, after=987_654))) == [3, 2, 1]


def test_far_back_is_found_by_its_row_and_not_by_counting_up_to_it(count_queries):
    bodies(9)
    far = by_id(Asked(2)).items[-1].id
    with count_queries() as queries:
        by_id(Asked(3, after=far))
    assert len(queries) == 3  # how many there are, the row it comes after, the page
    assert "WHERE (bodies.id) < " in queries[-1].replace("\n", "")
