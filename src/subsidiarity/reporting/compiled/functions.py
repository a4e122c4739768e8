"""Public functions that others have placed, as data in which another program looks for those near to a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from subsidiarity.model.precedent import Precedents, PublicFunction, Says, Sheet
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.json_text import Json

StemsOf = Callable[[str], Iterable[str]]
"""The stems of the words of a text that may say what it is about."""


def functions_record(rulebook: Rulebook, files: Sequence[Precedents], stems_of: StemsOf, few: int) -> Json:
    """The functions of some files, each with the stems that `few` functions at most have, and with who places it where.

    Its sheets have for each question the options as bits, the weakest the lowest, and 0 where an answer says nothing.
    """
    functions = [(each, file) for file in files for each in file.functions]
    stems = [(_unique(stems_of(each.title)), _unique(stems_of(each.description))) for each, _ in functions]
    number = Counter(stem for title, more in stems for stem in {*title, *more})
    return [
        {
            "title": each.title,
            "stems": [stem for stem in title if number[stem] <= few],
            "more": [stem for stem in more if number[stem] <= few and stem not in title],
            "of": len(title),
            "sheets": _sheets(each, file, rulebook),
            "does": _counts(each, file, rulebook, "does"),
            "should": _counts(each, file, rulebook, "should"),
        }
        for (each, file), (title, more) in zip(functions, stems, strict=True)
    ]


def _unique(stems: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(stems))


def _sheets(function: PublicFunction, file: Precedents, rulebook: Rulebook) -> Json:
    """The sheets of a function, which are compared under the same edition of the same rulebook alone."""
    is_comparable = (file.rulebook, file.edition) == (rulebook.id, rulebook.edition)
    return [_bits(sheet, rulebook) for sheet in function.sheets] if is_comparable else []


def _bits(sheet: Sheet, rulebook: Rulebook) -> Json:
    bits: list[Json] = []
    for question in rulebook.questions:
        options = sheet.get(question.id, frozenset())
        chosen = [index for index, option in enumerate(question.option_ids) if option in options]
        bits.append(sum(1 << index for index in chosen) if len(chosen) < len(question.options) else 0)
    return bits


def _counts(function: PublicFunction, file: Precedents, rulebook: Rulebook, says: Says) -> Json:
    """The number of systems (of judgements, sources) in texts that somebody read, and how many put it at each level.

    None where there are none, or where a level is none of the rulebook's.
    """
    if file.rulebook != rulebook.id or any(each.level not in rulebook.level_ids for each in function.precedents):
        return None
    read = [each for each in function.precedents if each.says == says and file.sources[each.source].read != "memory"]
    pairs = {(each.level, each.system if says == "does" else each.source) for each in read}
    count = Counter(level for level, _ in pairs)
    at: dict[str, Json] = {level: count[level] for level in rulebook.level_ids if count[level]}
    return {"number": len({who for _, who in pairs}), "at": at} if at else None
