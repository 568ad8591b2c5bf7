"""What is typed about a result, and about the decisions on it."""

import wtforms
from flask_babel import lazy_gettext as _

from app.bodies.models import Body
from app.extensions import db
from app.form_rows import FormField, Row, RowsField
from app.forms import DateField, Form, Length, RadioField, Required, SelectField, TextArea, TextField
from app.handovers.models import GivenAnswer, Handover, Outcome, Recommendation
from app.handovers.words import OUTCOMES
from app.meetings.choosing import MeetingField, MeetingForm
from app.versions import VersionField


class RecommendationRow(Row):
    title = TextField(
        _("The recommendation in one sentence"), [Required(_("Write the recommendation in one sentence.")), Length(200)]
    )
    text = TextArea(_("What is meant, and why"), [Length(4000)], rows=4)


class ResultForm(Form):
    title = TextField(_("Title of the result"), [Required(_("Write a title.")), Length(200)])
    summary = TextArea(
        _("Summary"),
        [Length(1000)],
        rows=4,
        hint=_("Three or four sentences for those who read no further."),
    )
    text = TextArea(
        _("The result"),
        [Length(60000)],
        rows=18,
        hint=_("What the committee found, and how. You can use **bold**, lists with - and headings with #."),
    )
    recommendations = RowsField(
        FormField(RecommendationRow),
        _("Recommendations"),
        hint=_("One thing in each, so that the council can answer it. They are numbered in this order."),
        add=_("Add a recommendation"),
    )
    #: The number of the version that is written on, 0 for the first.
    after = VersionField(_("Somebody else saved the result while you were writing."))

    @classmethod
    def showing(cls, handover: Handover | None) -> "ResultForm":
        if handover is None:
            return cls()
        result = handover.result
        rows = [{"title": each.title, "text": each.text} for each in result.recommendations]
        return cls(obj=result, recommendations=rows)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """``(title, text)`` of each recommendation, in their order."""
        return [(row["title"], row["text"]) for row in self.recommendations.data]


class PresentForm(MeetingForm):
    version = VersionField(
        _("Somebody else saved the result meanwhile. Read it before you put it before the joint meeting.")
    )
    meeting_id = MeetingField(_("Joint meeting"), [Required(_("Choose the joint meeting."))], with_place=False)


class RecommendForm(MeetingForm):
    meeting_id = MeetingField(
        _("Meeting of the standing committee"), [Required(_("Choose the meeting."))], with_place=False
    )
    number = TextField(
        _("Number of the decision"),
        [Required(_("Write the number of the decision, as in the minute book.")), Length(20)],
        width="short",
    )
    text = TextArea(
        _("What the standing committee recommends"),
        [Required(_("Write what the standing committee recommends to the council.")), Length(20000)],
        rows=8,
    )


class AnswerRow(wtforms.Form):
    """The council's answer to one recommendation."""

    outcome = RadioField(
        _("The council's answer"),
        [Required(_("Choose what the council answered."))],
        choices=OUTCOMES.choices(),
        coerce=Outcome,
    )
    reason = TextArea(
        _("Reason"), [Length(4000)], rows=3, hint=_("Must be written unless the recommendation is followed as it is.")
    )
    owner = SelectField(
        _("Who sees to it"),
        coerce=int,
        hint=_("A committee, or a unit or person in the administration, or both. Not needed when it is not followed."),
    )
    owner_unit = TextField(_("Unit or person in the administration"), [Length(200)])
    due_on = DateField(_("To be done by"), hint=_("Not needed when it is not followed."))

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        gaps = self.given.gaps if self.outcome.data else {}
        for name, sentence in gaps.items():
            if not self[name].errors:
                self[name].errors = [*self[name].errors, sentence]
        return valid and not gaps

    @property
    def given(self) -> GivenAnswer:
        return GivenAnswer(
            outcome=Outcome(str(self.outcome.data)),
            reason=self.reason.data,
            owner=db.session.get_one(Body, self.owner.data) if self.owner.data else None,
            owner_unit=self.owner_unit.data,
            due_on=self.due_on.data,
        )


class AnswerFields(FormField):
    """The answer to the recommendation ``number``, as a part of the form."""

    def __init__(self, number: int, **options):
        super().__init__(AnswerRow, **options)
        self.number = number

    @property
    def problems(self):
        return [problem for field in self for problem in field.problems]


class AnswerForm(MeetingForm):
    meeting_id = MeetingField(_("Meeting of the council"), [Required(_("Choose the meeting."))], with_place=False)
    number = TextField(
        _("Number of the decision"),
        [Required(_("Write the number of the decision, as in the minute book.")), Length(20)],
        width="short",
    )

    @classmethod
    def about(cls, recommendations: list[Recommendation], owners: list[Body]) -> "AnswerForm":
        """The form with one part for each recommendation, found in ``answers`` by its number."""
        parts = {f"answer_{each.number}": AnswerFields(each.number) for each in recommendations}
        form = type(cls.__name__, (cls,), parts)()
        for part in form.parts.values():
            part.owner.choices = [("", _("Choose a committee")), *((body.id, body.name) for body in owners)]
        return form

    @property
    def parts(self) -> dict[int, AnswerFields]:
        return {field.number: field for field in self if isinstance(field, AnswerFields)}

    @property
    def answers(self) -> dict[int, GivenAnswer]:
        return {number: part.form.given for number, part in self.parts.items()}
