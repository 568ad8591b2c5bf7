"""What people type about accounts."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from app.accounts import passwords
from app.accounts.hashing import is_password
from app.accounts.queries import find_user
from app.forms import (
    Email,
    EmailField,
    EqualTo,
    Form,
    Length,
    PasswordField,
    RadioField,
    Required,
    TextField,
)
from app.searches import SearchForm
from app.versions import SAVED_MEANWHILE, VersionField

EMAIL_RULES = [Required(_l("Write your e-mail address.")), Email()]
LANGUAGES = [("da", "Dansk"), ("en", "English")]


class SignInForm(Form):
    email = EmailField(_l("E-mail"), EMAIL_RULES, autocomplete="username")
    password = PasswordField(
        _l("Password"),
        [Required(_l("Write your password."))],
        autocomplete="current-password",
    )


class AskForLinkForm(Form):
    email = EmailField(_l("E-mail"), EMAIL_RULES, autocomplete="username")


class ChoosePasswordForm(Form):
    """``user`` is whose password it becomes."""

    password = PasswordField(
        _l("New password"),
        [Required(_l("Write the new password."))],
        autocomplete="new-password",
        hint=_l("At least 12 characters. Four words you can remember are better than one you cannot."),
    )
    password_again = PasswordField(
        _l("The new password once more"),
        [EqualTo("password", _l("The two passwords are not the same."))],
        autocomplete="new-password",
    )

    def __init__(self, user, **options):
        super().__init__(**options)
        self.user = user

    def validate_password(self, field):
        if problem := passwords.weakness(field.data or "", email=self.user.email):
            raise ValidationError(problem)


class ChangePasswordForm(ChoosePasswordForm):
    """The same for somebody who has one already: the old one first."""

    field_order = ("old_password", "password", "password_again")

    old_password = PasswordField(
        _l("The password you have now"),
        [Required(_l("Write the password you have now."))],
        autocomplete="current-password",
    )

    def __iter__(self):
        return (self._fields[name] for name in (*self.field_order, "csrf_token") if name in self._fields)

    def validate_old_password(self, field):
        if not is_password(field.data or "", self.user.password_hash):
            raise ValidationError(_l("That is not the password you have now."))


class ProfileForm(Form):
    """One's own account. Whose name stands on record asks for another in a form of its own."""

    version = VersionField(SAVED_MEANWHILE)
    name = TextField(
        _l("Name"),
        [Required(_l("Write your name.")), Length(200)],
        autocomplete="name",
        autocapitalize="words",
    )
    language = RadioField(
        _l("Language"),
        [Required(_l("Choose a language."))],
        choices=LANGUAGES,
        hint=_l("Pages and letters to you are in this language."),
    )


class NameWishForm(Form):
    name = TextField(
        _l("What you want to be called"), [Required(_l("Write your name.")), Length(200)], autocomplete="name"
    )


class PersonForm(Form):
    """Somebody's account, filled in by the administrator. ``person`` is None for a new one."""

    version = VersionField(SAVED_MEANWHILE)
    name = TextField(
        _l("Name"), [Required(_l("Write the person's name.")), Length(200)], autocomplete="off", autocapitalize="words"
    )
    email = EmailField(
        _l("E-mail"),
        [Required(_l("Write the person's e-mail address.")), Email()],
        autocomplete="off",
        hint=_l("What the person signs in with, and where letters go."),
    )
    language = RadioField(_l("Language"), [Required(_l("Choose a language."))], choices=LANGUAGES, default="da")

    def __init__(self, person=None, **options):
        super().__init__(obj=person, **options)
        self.person = person

    def validate_email(self, field):
        other = find_user(field.data or "")
        if other and other != self.person:
            raise ValidationError(_l("%(name)s has an account with that e-mail address already.", name=other.name))


class FindPeopleForm(SearchForm):
    words = TextField(_l("Name or e-mail"), [Length(100)], autocomplete="off")
