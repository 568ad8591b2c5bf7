"""What is told to whom: a module per slice whose events are told about, all of them loaded here."""

from importlib import import_module
from pkgutil import iter_modules

from app.notifications import delivery  # noqa: F401 -- loaded with them: the job that sends what they write

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
