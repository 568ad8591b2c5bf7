"""What the person at the terminal reads: what is being done, and one sentence when it cannot be."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stop(Exception):
    """The command cannot go on. The message is one sentence for the person who started it.

    ``code`` is the exit code: 2 when the command itself was wrong, otherwise 1.
    """

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what is being done while it is done, and how many seconds it took."""
    started = time.monotonic()
    print(f"{doing} …", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def run(command: Callable[[], int]) -> int:
    """Run a command; turn what stops it into a sentence on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show "æ" gets a question mark instead of a broken command.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return command()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        print("\nStoppet.", file=sys.stderr)
        return 130
