"""A bug: its details in a file of the state folder, without a word of a briefing in them."""

import hashlib
import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

import briefer


def save_details(fault: BaseException, command: str) -> Path | None:
    """Return the file of the details, None where it could not be written.

    It names modules, lines and kinds of exception: messages and values may hold text that was
    typed. The same bug gives the same file.
    """
    try:
        from briefer.store import home, saving  # noqa: PLC0415 - it may be what is broken

        details = "\n".join(_details(fault, command)).encode()
        path = home.state() / "failures" / f"{hashlib.sha256(details).hexdigest()[:12]}.txt"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        saving.replace_whole(path, (details,))
    except Exception:  # noqa: BLE001 - the first failure is the one to tell of
        return None
    return path


def _details(fault: BaseException, command: str) -> Iterator[str]:
    yield f"briefer {briefer.__version__}, Python {platform.python_version()}, {platform.system()}"
    yield f"command: {command}"
    seen: set[int] = set()
    link: BaseException | None = fault
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {frame.filename}, line {frame.lineno}, in {frame.name}"
        link = link.__cause__ or link.__context__
