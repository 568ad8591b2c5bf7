"""What a citizen tells us, and what the secretariat looks for.

Never asked: party, religion, health or ethnicity (databeskyttelsesforordningen art. 9). A profile of the terms may say
it all the same: such a one is answered of one's own free will, with a consent of its own.
"""

from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.applications import form_tokens
from app.applications.consent import wording
from app.applications.models import AgeBand
from app.applications.queries import CandidateSearch
from app.applications.words import AGE_BANDS
from app.formats import period
from app.forms import (
    CheckboxesField,
    CheckboxField,
    Email,
    EmailField,
    Form,
    HiddenField,
    Length,
    PhoneField,
    RadioField,
    Required,
    SelectField,
    TextArea,
    TextField,
)
from app.searches import SearchForm
from app.versions import VersionField


class AnswersForm(Form):
    """The answers that can be changed until the deadline."""

    name = TextField(
        _("Your name"),
        [Required(_("Write your name.")), Length(100)],
        autocomplete="name",
        autocapitalize="words",
    )
    email = EmailField(
        _("Your e-mail address"),
        [Required(_("Write your e-mail address, so that we can answer you.")), Email()],
        hint=_("The receipt and the answer are sent here."),
    )
    phone = PhoneField(
        _("Telephone"),
        [Length(40)],
        hint=_("Only used if we cannot reach you by e-mail."),
    )
    is_resident = RadioField(
        _("Do you live in the municipality?"),
        [Required(_("Say whether you live in the municipality."))],
        choices=[("yes", _("Yes")), ("no", _("No"))],
        hint=_("Members must as a rule live here. If you do not, tell us below what ties you to the place."),
    )
    neighbourhood = TextField(
        _("Which part of the municipality?"),
        [Length(80)],
        width="medium",
        hint=_("A town, village or quarter is enough, not your address. It helps us to find people from all over."),
    )
    age_band = RadioField(
        _("Your age"),
        [Required(_("Choose your age."))],
        choices=AGE_BANDS.choices(),
        coerce=AgeBand,
        hint=_("Used to put together a committee of all ages."),
    )
    motivation = TextArea(
        _("Why do you want to join?"),
        [Required(_("Write a few words about why you want to join.")), Length(3_000)],
        rows=7,
        hint=_("A few sentences in your own words are enough. Nobody looks at spelling."),
    )
    contribution = TextArea(
        _("What do you bring with you?"),
        [Length(3_000)],
        rows=5,
        hint=_(
            "Something you have lived through, work with or know about. Everyday life counts as much as a profession."
        ),
    )
    profile_ids = CheckboxesField(
        _("Do any of these fit you?"),
        coerce=int,
        hint=_("Tick as many as fit. You can apply without any."),
    )
    sensitive_ids = CheckboxesField(
        _("Only if you want to: do any of these fit you?"),
        coerce=int,
        hint=_("They say something private of you. You need not answer to apply."),
    )
    consent = CheckboxField(_("I consent"))
    date_ids = CheckboxesField(
        _("Which of the planned meetings can you come to?"),
        coerce=int,
        hint=_("You need not be able to come to all of them."),
    )
    may_be_asked_again = CheckboxField(
        _("You may ask me about other committees and working groups"),
        hint=_("If you are not chosen this time, and for as long as we keep your application."),
    )

    def offer(self, call, wanted):
        """Show the call's own profiles and dates; a question without answers is left out."""
        self.profile_ids.choices = [(each.id, each.name) for each in wanted.profiles if not each.is_sensitive]
        self.sensitive_ids.choices = [(each.id, each.name) for each in wanted.profiles if each.is_sensitive]
        self.consent.label.text = self.wording = wording(call)
        if not self.sensitive_ids.choices:
            del self.consent
        self.date_ids.choices = [
            (date.id, period(date.starts_at, date.ends_at), {"hint": date.place}) for date in call.dates
        ]
        for field in (self.profile_ids, self.sensitive_ids, self.date_ids):
            if not field.choices:
                del self[field.name]

    def validate_consent(self, field):
        if self.sensitive_ids.data and not field.data:
            raise ValidationError(_("Say yes to this, or leave what you ticked above it."))

    @property
    def answers(self):
        """What ``applications.operations`` takes."""
        given = {"profile_ids": [], "sensitive_ids": [], "consent": False, "date_ids": []} | self.data
        return {name: value for name, value in given.items() if name not in NO_ANSWERS} | {
            "is_resident": self.is_resident.data == "yes",
            "profile_ids": given["profile_ids"] + given["sensitive_ids"],
            "consent_wording": self.wording if given["consent"] else "",
        }


#: Fields of the page that are not answers, or not by that name.
NO_ANSWERS = {"csrf_token", "form_token", "website", "email", "version", "sensitive_ids", "consent"}


class ApplyForm(AnswersForm):
    #: Made when the page is shown, so that the same page sent twice makes one application.
    form_token = HiddenField(validators=[Required(_("Load the page again and send once more.")), Length(100)])
    #: Nobody sees this field, so only a robot writes in it, or a password manager. It is shown empty again.
    website = TextField(_("Leave this field empty"), autocomplete="off")

    def validate_form_token(self, field):
        """What a robot may have sent is shown once more. A password manager may have written in the unseen field."""
        is_odd = bool(self.website.data) or form_tokens.is_hasty(field.data or "")
        self.website.data = ""
        if is_odd and not form_tokens.is_shown_again(field.data or ""):
            field.data = form_tokens.new_token(is_shown_again=True)
            raise ValidationError(
                _("Your application is not sent yet: it came faster than people usually write. Send it once more.")
            )


class ChangeForm(AnswersForm):
    version = VersionField(_("The application was changed in another window. What you wrote here is still below."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # A new address would make the private link somebody else's; the secretariat helps with that.
        del self.email


class LinkForm(Form):
    email = EmailField(_("The e-mail address you applied with"), [Required(_("Write your e-mail address.")), Email()])


class FindCandidatesForm(SearchForm):
    """Whom to find in the candidate list."""

    text = TextField(_("Name, place or number"), [Length(100)])
    profile_id = SelectField(_("Profile"), coerce=int)
    age_band = SelectField(_("Age"), coerce=AgeBand, choices=[("", _("All ages")), *AGE_BANDS.choices()])
    order = SelectField(
        _("Sorted by"),
        choices=[
            ("name", _("Name")),
            ("neighbourhood", _("Part of the municipality")),
            ("age_band", _("Age")),
            ("submitted", _("When they applied")),
        ],
        default="name",
    )
    is_unchecked = CheckboxField(_("Only those with a profile nobody has looked at"))

    def offer(self, profiles):
        """The profiles that the reader can find candidates by; without any there is nothing to ask about them."""
        self.profile_id.choices = [("", _("All")), *((each.id, each.name) for each in profiles)]
        if not profiles:
            del self.profile_id, self.is_unchecked

    @property
    def search(self):
        return CandidateSearch(
            text=self.text.data or "",
            profile_id=self.profile_id.data if self.profile_id else None,
            age_band=self.age_band.data,
            is_unchecked=bool(self.is_unchecked and self.is_unchecked.data),
            order=self.order.data or "name",
        )


class WithdrawForm(Form):
    """Nothing to write: only the button that says yes."""

    version = VersionField()


class ConfirmForm(Form):
    """Of each profile: does it fit the candidate? Made by ``confirm_form``, with a field per profile."""

    version = VersionField(_("The application was changed while you looked at it. Check the profiles again."))

    @property
    def judgements(self):
        """Profile id → True, False, or None for not looked at."""
        return {
            int(field.name.removeprefix("profile_")): {"yes": True, "no": False}.get(field.data)
            for field in self
            if field.name.startswith("profile_")
        }


def confirm_form(application, wanted):
    """The ``ConfirmForm`` for one candidate, with what is noted already. Of sensitive profiles only those are asked
    about that the applicant has answered."""
    known = {match.profile_id: match for match in application.matches}
    fields = {
        f"profile_{each.id}": _judgement(each.name, known.get(each.id))
        for each in wanted.profiles
        if each.id in known or not each.is_sensitive
    }
    return type("ProfilesForm", (ConfirmForm,), fields)(data={"version": application.version})


def _judgement(name, match):
    says_so = match is not None and match.is_claimed
    return RadioField(
        name,
        choices=[("unseen", _("Not looked at")), ("yes", _("Fits")), ("no", _("Does not fit"))],
        default={None: "unseen", True: "yes", False: "no"}[match.is_confirmed if match else None],
        hint=_("The applicant says so.") if says_so else _("The applicant does not say so."),
    )
