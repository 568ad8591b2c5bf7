"""A form about the one turn, draw or ballot that the appointment waits for."""

from typing import Any, ClassVar

from flask import g

from app.forms import Form


class AwaitedForm(Form):
    """Carries what its page was about in hidden fields, so that a button pressed twice is not an answer to what follows.

    When that has been recorded meanwhile, the form says so and checks nothing else: what the page offered can no
    longer be chosen. It is then about what is awaited now, and what was typed is kept.
    """

    #: The hidden fields, made with what is awaited now.
    about: ClassVar[tuple[str, ...]]
    #: The sentence for one that has been recorded already.
    already: ClassVar[Any]

    def validate(self, extra_validators=None):
        carried = [self[name] for name in self.about]
        if all(field.data == field.object_data for field in carried):
            return super().validate(extra_validators)
        for field in carried:
            field.raw_data, field.data = None, field.object_data
        self.form_errors.append(str(self.already))
        g.form_has_errors = self.comes_too_late = True
        return False
