"""A seal on a page: by it a page is known again that stands as it was written, and may be written anew."""

from __future__ import annotations

import hashlib
import re

_SEAL = "<!-- subsidiarity {digest} -->\n"
_SEALED = re.compile(rb"<!-- subsidiarity ([0-9a-f]{64}) -->\n\Z")


def sealed(page: str) -> str:
    """A page with its own digest at its end, as a comment."""
    return page + _SEAL.format(digest=hashlib.sha256(page.encode()).hexdigest())


def is_sealed(data: bytes) -> bool:
    """Whether a file is a sealed page, and no letter of it was changed since."""
    found = _SEALED.search(data[-200:])
    if found is None:
        return False
    return hashlib.sha256(data[: len(data) - len(found[0])]).hexdigest().encode() == found[1]
