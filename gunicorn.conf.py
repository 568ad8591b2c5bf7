"""Settings that ``gunicorn wsgi:app`` reads by itself, beside what is given on its command line."""

import gc
from typing import Any


def post_worker_init(worker: Any) -> None:
    """Spare the collector everything that lives as long as the worker: a page costs a fifth less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
