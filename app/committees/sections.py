"""The sections of the terms of reference, in the order of the document.

Form, page, comments and comparison all go by this list. *Content* is what stands in a version, as a dict of
plain values: a text per text column, ``questions`` as ``[text]``, ``deliverables`` as
``[{"title": …, "due_on": date or None}]``, ``profiles`` as ``[{"name": …, "wanted": int, "is_sensitive": bool}]``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.committees.models import ChairRule, TaskCommittee, TermsVersion
from app.compare import paragraphs
from app.formats import day
from app.words import word

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    name: str
    title: Any
    help: Any
    #: The parts of the content that belong to it; itself unless said otherwise.
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", self.parts or (self.name,))


SECTIONS = (
    Section("title", _l("Title"), _l("What the committee will be known by. Short, and clear to anybody.")),
    Section("background", _l("Background"), _l("Why now? What is known, and what has been tried?")),
    Section("purpose", _l("Purpose"), _l("What should be better when the committee has done its work?")),
    Section("questions", _l("The task"), _l("Two to four questions that the committee is asked to answer.")),
    Section("deliverables", _l("What is handed over"), _l("Each thing the committee hands over, and by when.")),
    Section("limits", _l("Limits"), _l("Money, law and existing policy that the committee must keep to.")),
    Section(
        "seats",
        _l("Places"),
        _l("How many councillors and how many citizens. The model is five and ten."),
        ("seats_councillors", "seats_citizens"),
    ),
    Section(
        "profiles",
        _l("Who is wanted"),
        _l("The kinds of citizens the committee needs, and how many of each."),
        ("profiles", "sensitive_until"),
    ),
    Section("chair_rule", _l("Chair and vice-chair"), _l("Who appoints them? They are councillors on the committee.")),
    Section("working_form", _l("Way of working"), _l("How often it meets, how long, and how it works in between.")),
    Section("involvement", _l("Involving others"), _l("Who else is heard, and how: residents, experts, users.")),
    Section(
        "time_plan",
        _l("Time plan"),
        _l("When it begins and ends, and the steps between."),
        ("starts_on", "ends_on", "time_plan"),
    ),
    Section("status_reports", _l("Status on the way"), _l("How the joint meetings hear how the work goes.")),
    Section("resources", _l("Help and money"), _l("Who in the administration helps, and what may be spent.")),
    Section("allowance", _l("Attendance allowance"), _l("What citizens are paid. The same for all of them.")),
    Section("openness", _l("Openness"), _l("Which meetings and papers are open to all.")),
    Section("handover", _l("Hand-over and follow-up"), _l("Who receives the result, and who answers for it.")),
    Section("legal_basis", _l("Legal basis"), _l("The provision that the committee rests on.")),
)

#: The form is long: these are its chapters, with the sections in each.
CHAPTERS = (
    (_l("What and why"), SECTIONS[:3]),
    (_l("What the committee must do"), SECTIONS[3:6]),
    (_l("Who is in it"), SECTIONS[6:9]),
    (_l("How the committee works"), SECTIONS[9:16]),
    (_l("What comes after"), SECTIONS[16:]),
)

BY_NAME = {section.name: section for section in SECTIONS}

_ROWS = ("questions", "deliverables", "profiles")
PARTS = tuple(part for section in SECTIONS for part in section.parts)

#: A version in which nothing is written yet. Five councillors and ten citizens are the model's own numbers.
BLANK: Content = {
    **dict.fromkeys(PARTS, ""),
    **{row: [] for row in _ROWS},
    "seats_councillors": 5,
    "seats_citizens": 10,
    "chair_rule": ChairRule.COUNCIL,
    "starts_on": None,
    "ends_on": None,
    "sensitive_until": None,
}


def suggested(committee: TaskCommittee) -> dict[str, Any]:
    """What the first version begins with: what the area says, and the sentences that are the same in most terms."""
    return {
        **BLANK,
        "title": committee.title,
        "background": committee.area.description,
        "working_form": _("The committee meets five to seven times, two to three hours each, within a year."),
        "status_reports": _("The committee tells each quarterly joint meeting how the work goes."),
        "openness": _("The agendas are published. The meetings are closed unless the committee opens one."),
        "handover": _(
            "The result is presented at a joint meeting. The standing committee then makes its recommendation, "
            "and the council answers each of the committee's recommendations."
        ),
        "legal_basis": _("The committee is a special committee under section 17(4) of the Local Government Act."),
    }


def content_of(terms: TermsVersion) -> dict[str, Any]:
    """What stands in a saved version."""
    content = {part: getattr(terms, part) for part in PARTS if part not in _ROWS}
    content["questions"] = [question.text for question in terms.questions]
    content["deliverables"] = [{"title": each.title, "due_on": each.due_on} for each in terms.deliverables]
    content["profiles"] = [
        {"name": each.name, "wanted": each.wanted, "is_sensitive": each.is_sensitive} for each in terms.profiles
    ]
    return content


def same(section: Section, one: Content, other: Content) -> bool:
    """Do two contents say the same in this section?"""
    return all(one[part] == other[part] for part in section.parts)


def lines(section: Section, content: Content) -> list[str]:
    """The section as paragraphs of text, in the reader's language: what a comparison compares."""
    return [line for part in section.parts for line in _lines_of_part(part, content[part])]


def _lines_of_part(part: str, value: Any) -> list[str]:
    if value is None:
        return []
    match part:
        case "questions":
            return list(value)
        case "deliverables":
            return [_deliverable(each["title"], each["due_on"]) for each in value]
        case "profiles":
            return [_profile(**each) for each in value]
        case "sensitive_until":
            return [_("Councillors see the answers to sensitive profiles until %(date)s", date=day(value))]
        case "seats_councillors":
            return [ngettext("%(num)s place for a councillor", "%(num)s places for councillors", value)]
        case "seats_citizens":
            return [ngettext("%(num)s place for a citizen", "%(num)s places for citizens", value)]
        case "chair_rule":
            return [str(word(value))]
        case "starts_on":
            return [_("Begins %(date)s", date=day(value))]
        case "ends_on":
            return [_("Ends %(date)s", date=day(value))]
    return paragraphs(value)


def _deliverable(title: str, due_on: Any) -> str:
    return _("%(title)s, by %(date)s", title=title, date=day(due_on)) if due_on else title


def _profile(name: str, wanted: int, is_sensitive: bool = False) -> str:
    if is_sensitive:
        return _("%(name)s: %(number)s, sensitive", name=name, number=wanted)
    return _("%(name)s: %(number)s", name=name, number=wanted)


def missing(terms: TermsVersion) -> list[str]:
    """What the terms lack before a joint meeting or the council can deal with them, a sentence for each.

    Which fields are needed is the model's own rule; the act says only that the council lays down the committee's
    task and powers (ksl. § 17 stk. 4).
    """
    wanted = sum(profile.wanted for profile in terms.profiles)
    checks = [
        (terms.title.strip(), _("The title is missing.")),
        (terms.purpose.strip(), _("The purpose is missing.")),
        (terms.questions, _("The task is missing: write at least one question.")),
        (terms.deliverables, _("It does not say what is handed over.")),
        (terms.seats, _("There are no places in the committee.")),
        (
            wanted <= terms.seats_citizens,
            _(
                "The profiles ask for %(wanted)s citizens, and there are places for %(places)s.",
                wanted=wanted,
                places=terms.seats_citizens,
            ),
        ),
    ]
    return [sentence for holds, sentence in checks if not holds]
