"""Elsewhere: the functions nearest to a decision, and whom others let decide on them. It says nothing of the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.precedent import Elsewhere, NearFunction, Precedent, Precedents, Says
from subsidiarity.reporting.language import Phrase, Plural, numbered, plural, words
from subsidiarity.reporting.outline import Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import listed, quoted, sentence

MOST_IN_A_REPORT = 2
"""The most functions that a report shows; the command on precedents shows all that were found."""
ENOUGH_WORDS = 2
"""The number of shared words from which a function is near enough for a report, whatever its answers."""
_SAYS: tuple[Says, ...] = ("does", "should")
ELSEWHERE = Phrase("Elsewhere")
PLACED = Phrase("{title}: {places}.")
MORE_PLACES = Phrase("{number} with {body}")
ONE_SYSTEM = Phrase("the one published system on file places it with {body}")
ONE_JUDGEMENT = Phrase("the one published judgement on file would place it with {body}")
SYSTEMS = Plural(
    "{number} of {all} published systems places it with {body}",
    "{number} of {all} published systems place it with {body}",
)
JUDGEMENTS = Phrase("{number} of {all} published judgements would place it with {body}")
_IN_OWN_WORDS: dict[Says, Phrase] = {
    "does": Phrase("Who decides, in the words of each source."),
    "should": Phrase("Who should decide, in the words of each source."),
}


def elsewhere_section(found: Elsewhere | None) -> Section | None:
    """The section of a report on the functions that are near enough for one; None where there are none."""
    near = () if found is None else tuple(filter(_is_near_enough, found.nearest))[:MOST_IN_A_REPORT]
    return Section("elsewhere", words(ELSEWHERE), (_about(), *map(function_block, near))) if near else None


def every_function_section(found: Elsewhere) -> Section | None:
    """The section on all functions that were found, however near; None where there are none."""
    blocks = map(function_block, found.nearest)
    return Section("elsewhere", words(ELSEWHERE), (_about(), *blocks)) if found.nearest else None


def elsewhere_line(found: Elsewhere | None) -> str:
    """A sentence on where others place the function nearest to a decision; "" where none is near enough for one."""
    near = found.nearest[0] if found is not None and found.nearest else None
    if near is None or not near.bodies or not _is_near_enough(near):
        return ""
    says, given = next(((says, given) for says in _SAYS if (given := _read(near, says))), ("does", []))
    if not given:
        return ""
    (first, most), *others = [(near.bodies[level], len(each)) for level, each in _by_level(near, given)]
    rest = [words(MORE_PLACES, number=count, body=body) for body, count in others]
    places = ", ".join([_counted(says, first, most, len(_systems(given))), *rest])
    return words(PLACED, title=quoted(near.function.title), places=places)


def _counted(says: Says, body: str, count: int, number: int) -> str:
    """The number of systems, or of sources on who should decide, that place a function with a body."""
    if number == 1:
        return words(ONE_SYSTEM if says == "does" else ONE_JUDGEMENT, body=body)
    if says == "does":
        return numbered(SYSTEMS, count, all=number, body=body)
    return words(JUDGEMENTS, number=count, all=number, body=body)


def precedents_count(file: Precedents) -> str:
    """A sentence on how much a file of precedents holds."""
    given = [each for function in file.functions for each in function.precedents]
    memory = sum(file.sources[each.source].read == "memory" for each in given)
    parts = [
        plural("{number} function", "{number} functions", len(file.functions)),
        plural("{number} precedent", "{number} precedents", len(given)),
        plural("{number} system", "{number} systems", len({each.system for each in given})),
        plural("{number} source", "{number} sources", len(file.sources)),
        plural("{number} precedent from memory", "{number} precedents from memory", memory),
    ]
    return sentence(", ".join(parts))


def function_block(near: NearFunction) -> Items:
    """The points on one function: what makes it near, and who places it where by which source."""
    return Items(_lead(near), tuple(_items(near)))


def _about() -> Paragraph:
    about = Phrase("Others have placed something like this. It stands beside the result and never counts in it.")
    return Paragraph(words(about))


def _is_near_enough(near: NearFunction) -> bool:
    """Whether a function is near by both its words and its answers, or shares words enough."""
    return bool(near.words) and (near.likeness is not None or len(near.words) >= ENOUGH_WORDS)


def _lead(near: NearFunction) -> str:
    """The title of a function, and what makes it near."""
    ways = []
    if near.words:
        ways.append(words("by its words ({words})", words=", ".join(near.words)))
    if near.likeness is not None:
        same, compared = near.likeness.same, near.likeness.compared
        ways.append(words("by its answers ({same} of {compared} the same)", same=same, compared=compared))
    return words("{title}. Near {ways}", title=near.function.title, ways=listed(ways, words("and")))


def _items(near: NearFunction) -> Iterator[Item]:
    """A point for each level, those of who does decide first, then one for what was not looked up.

    Where the levels are not those of the rulebook in use, there is one point for all, in the sources' own words.
    """
    for says in _SAYS:
        given = _read(near, says)
        if not near.bodies and given:
            yield Item(words(_IN_OWN_WORDS[says]), tuple(_details(near, given)))
            continue
        for level, systems in _by_level(near, given):
            at = [each for each in given if each.level == level]
            said = _placed_words(says, near.bodies[level], len(systems), len(_systems(given)))
            yield Item(said, tuple(_details(near, at)))
    recalled = [each for each in near.function.precedents if _is_recalled(near, each)]
    if recalled:
        lead = words("From memory, not looked up and not counted.")
        yield Item(lead, tuple(_details(near, recalled)))


def _placed_words(says: Says, body: str, count: int, number: int) -> str:
    if says == "does":
        return plural(
            "Who decides: {body}, in the one system on file.",
            "Who decides: {body}, in {count} of {number} systems.",
            number,
            body=body,
            count=count,
        )
    return plural(
        "Who should decide: {body}, by the one source on file.",
        "Who should decide: {body}, by {count} of {number} sources.",
        number,
        body=body,
        count=count,
    )


def _details(near: NearFunction, precedents: Sequence[Precedent]) -> Iterator[str]:
    """A sentence on each precedent in the source's own words, and its link on a line of its own."""
    for each in precedents:
        source = near.file.sources[each.source]
        called = f": {quoted(each.called)}" if each.called else ""
        where = f"{source.title}, {each.at}" if each.at else source.title
        said = [sentence(f"{each.system}{called} ({where})")]
        if each.because:
            said.append(sentence(words("Its reasons: {because}", because=each.because)))
        if each.note:
            said.append(sentence(each.note))
        yield " ".join(said)
        if source.link:
            yield source.link


def _read(near: NearFunction, says: Says) -> list[Precedent]:
    """The precedents that say who does decide, or who should, in a text that somebody read."""
    return [each for each in near.function.precedents if each.says == says and not _is_recalled(near, each)]


def _is_recalled(near: NearFunction, precedent: Precedent) -> bool:
    return near.file.sources[precedent.source].read == "memory"


def _systems(precedents: Sequence[Precedent]) -> set[str]:
    """The systems that some precedents speak of; of those that say who should decide, the sources."""
    return {each.system if each.says == "does" else each.source for each in precedents}


def _by_level(near: NearFunction, precedents: Sequence[Precedent]) -> list[tuple[str, set[str]]]:
    """The systems or sources that put a function at each level, the level with the most first."""
    at = [(level, _systems([each for each in precedents if each.level == level])) for level in near.bodies]
    return sorted(((level, systems) for level, systems in at if systems), key=lambda each: -len(each[1]))
