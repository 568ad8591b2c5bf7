"""The rules of law the portal obeys, one pure function per rule.

Values in, values out, standard library only: nothing here knows the database, the web or the clock.
Each docstring names its paragraph. Where the act is silent and the portal has to choose, the docstring
says so and marks the choice [D] (deduced); docs/law.md collects them for the jurist who checks them.
A tie is a value that is returned, never broken by software and never raised as an error.

``ksl.`` is lov om kommunernes styrelse, LBK nr. 13 of 5 January 2026.
"""
