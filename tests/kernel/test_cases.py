"""Kinds of case: who decides, what is proposed, and what a decision carries with it downstream."""

from types import SimpleNamespace

import pytest

from app import cases
from app.cases import CaseKind, carry_on, case_kind
from tests.refusals import refused


def a_kind(adopt=print) -> CaseKind:
    return CaseKind(
        proposal=lambda thing: f"About {thing}",
        decided_by=lambda _thing, body: body == "the council",
        otherwise=lambda thing: f"Only the council decides about {thing}.",
        adopt=adopt,
    )


def part(**contents):
    return SimpleNamespace(**contents)


def test_another_body_is_refused_with_who_decides(app):
    a_kind().check("bridges", "the council")
    with refused("Only the council decides about bridges."):
        a_kind().check("bridges", "the joint meeting")


def test_what_follows_a_decision_happens_in_the_order_of_the_slices(app_of_its_own):
    done = []
    first = part(CASES={"bridge.build": a_kind()}, CONSEQUENCES={})
    second = part(CONSEQUENCES={"bridge.build": lambda bridge, *, by: done.append(f"{by} orders stones for {bridge}")})
    third = part(CONSEQUENCES={"bridge.build": lambda bridge, *, by: done.append(f"{by} paints {bridge}")})
    cases.gather(app_of_its_own, [first, second, third])
    carry_on("bridge.build", "the bridge", by="Ada")
    assert done == ["Ada orders stones for the bridge", "Ada paints the bridge"]


def test_a_decision_that_nothing_follows_is_carried_on_by_nobody(app_of_its_own):
    cases.gather(app_of_its_own, [part(CASES={"bridge.build": a_kind()})])
    carry_on("bridge.build", "the bridge", by="Ada")
    assert case_kind("bridge.build").proposal("bridges") == "About bridges"


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([part(CASES={"a.b": a_kind()}), part(CASES={"a.b": a_kind()})], "kinds of case declared twice: a.b"),
        ([part(CONSEQUENCES={"a.b": print})], "consequences of no kind of case: a.b"),
    ],
)
def test_a_portal_with_a_kind_twice_or_not_at_all_does_not_start(app_of_its_own, parts, fault):
    with pytest.raises(ValueError, match=f"^{fault}$"):
        cases.gather(app_of_its_own, parts)


def test_every_kind_is_adopted_by_an_operation_of_its_slice(app):
    kinds = app.extensions["cases"].kinds
    assert {name: kind.adopt.__name__ for name, kind in kinds.items()} == {
        "committee.name_drafters": "name_drafters",
        "committee.establish": "establish",
        "committee.change_terms": "change_terms",
        "committee.drop": "drop",
        "appointment.complete": "complete",
        "handover.recommend": "recommend",
        "handover.answer": "answer",
    }
