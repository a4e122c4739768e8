"""A side file as text: each text of a rulebook below its source text, under the rulebook's ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from subsidiarity.model.translation import Key, TranslatedText, Translation
from subsidiarity.reporting.decision_file.yaml_text import INDENT, field, scalar
from subsidiarity.reporting.safe import safe_flow

_ABOUT = (
    "# Texts of a rulebook in another language. Write each translation behind `text`; `of` is what it translates.",
    "# Words in braces stay as they are: others stand in their place. Where `was` stands, the source text has changed",
    "# since: look at `text` again, then delete `was`. `subsidiarity translate` brings this file up to date.",
)
_LEFT = "# The rulebook has no place for these texts any longer:"


def render_side_file(translation: Translation) -> str:
    """The text of a side file, with the comments that it had; texts that have no place are comments at its end."""
    comments = dict(translation.comments)
    lines = [] if comments else [*_ABOUT]
    head = (("translates", translation.rulebook), ("edition", translation.edition), ("language", translation.language))
    for name, text in head:
        lines += [*comments.pop((name,), ()), field(name, text)]
    open_groups: Key = ()
    for each in translation.texts:
        lines += _groups(open_groups, each.key, comments)
        open_groups = each.key[:-1]
        lines += _text(each, comments)
    below = [*comments.pop((), ()), *(line for found in comments.values() for line in found)]
    left = [*_left(translation.left)]
    if left and _LEFT not in below:
        left.insert(0, _LEFT)
    return "\n".join([*lines, *([""] if below or left else []), *below, *left]) + "\n"


def _groups(before: Key, key: Key, comments: dict[Key, tuple[str, ...]]) -> Iterator[str]:
    """The lines that open the groups of a key which are not open yet."""
    same = 0
    while same < min(len(before), len(key) - 1) and before[same] == key[same]:
        same += 1
    if not same:
        yield ""
    for depth in range(same, len(key) - 1):
        yield from _commented(key[: depth + 1], comments)
        yield f"{INDENT * depth}{scalar(key[depth])}:"


def _text(text: TranslatedText, comments: dict[Key, tuple[str, ...]]) -> Iterator[str]:
    depth = len(text.key) - 1
    yield from _commented(text.key, comments)
    yield f"{INDENT * depth}{scalar(text.key[-1])}:"
    said = {"was": text.was, "of": text.of, "text": text.text}
    for name, value in said.items():
        if value or name != "was":
            yield from _commented((*text.key, name), comments)
            yield field(name, value, INDENT * (depth + 1)) if value else f"{INDENT * (depth + 1)}{name}:"


def _commented(key: Key, comments: dict[Key, tuple[str, ...]]) -> Sequence[str]:
    return [f"{INDENT * (len(key) - 1)}{line}" for line in comments.pop(key, ())]


def _left(texts: Sequence[TranslatedText]) -> Iterator[str]:
    """Comments that hold texts for which there is no place, each with its key."""
    for each in texts:
        said: Mapping[str, str] = {"of": each.was or each.of, "text": each.text}
        yield f"# {' / '.join(map(safe_flow, each.key))}"
        yield from (f"#   {name}: {safe_flow(value)}" for name, value in said.items() if value)
