"""What is told to whom: a module per slice whose events are told about, all of them loaded here."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
