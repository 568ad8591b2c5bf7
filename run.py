#!/usr/bin/env python3
"""Samskab in one command. Needs Python 3.11 or newer with pip, and nothing else.

    python3 run.py              set up, load the demo municipality the first time, and serve
    python3 run.py --empty      the same without demo data; asks for the first administrator
    python3 run.py test …       set up and run every test (the rest of the line goes to pytest)
    python3 run.py bench …      set up and measure how fast the portal is; with scale, also as large as it gets;
                                with faults, try what becomes of people's applications when something breaks
    python3 run.py picture      take the picture of the front page that README.md shows
    python3 run.py lock         write the lock files anew from requirements*.in and package.json

This file is read by old Pythons too, so that they can say that they are too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Samskab kræver Python 3.11 eller nyere. Dette er Python {}.{}.".format(*sys.version_info[:2]))

from tools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
