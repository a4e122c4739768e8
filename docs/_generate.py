"""Writes what can be written of the documentation from the code: `python -m docs._generate`."""  # noqa: INP001

from __future__ import annotations

from pathlib import Path

from docs._chapter import CHAPTER, chapter
from docs._formats import formats
from docs._pages import FOLDER, index, pages


def generated() -> dict[Path, str]:
    """The text of every file that is written, or written in part, by its path."""
    texts = {page.path: page.renewed() for page in pages()}
    texts[FOLDER / "README.md"] = index()
    return texts | formats()


def main() -> None:
    """Write each file that differs."""
    for path, text in {**generated(), CHAPTER: chapter()}.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
