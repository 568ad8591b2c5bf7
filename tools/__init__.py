"""What `run.py` is made of: set-up, serving, the embedded PostgreSQL and the measurements.

`commands`, `console`, `install`, `lock` and `secret_key` run before anything is installed and
use the standard library only; the rest runs inside `.venv`.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
