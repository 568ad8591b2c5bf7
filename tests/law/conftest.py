"""Properties are tried without a stopwatch (machines differ) and leave no files behind."""

from hypothesis import settings

settings.register_profile("law", deadline=None, database=None)
settings.load_profile("law")
