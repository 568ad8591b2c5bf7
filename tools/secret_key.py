"""The key that signs cookies and private links: made once, kept outside git."""

import os
import secrets
from pathlib import Path


def ensure(path: Path) -> None:
    """Make the key if there is none: 64 hexadecimal digits that only the owner may read.

    The key appears whole or not at all, and of several processes that start at once one makes it.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was faster, and its key is the key
    finally:
        draft.unlink()
