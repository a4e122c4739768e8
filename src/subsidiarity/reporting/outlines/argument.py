"""The whole argument for one decision as an outline: every part in its place, empty ones left out."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.noun import replace
from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.language import Plural, numbered, words
from subsidiarity.reporting.outline import Block, Item, Items, Ladder, Outline, Section, SectionId
from subsidiarity.reporting.outlines.first_page import first_page_of
from subsidiarity.reporting.wording.answer import answers_section
from subsidiarity.reporting.wording.change import change_section
from subsidiarity.reporting.wording.climb import both_sides_section, climbed_section, stays_section
from subsidiarity.reporting.wording.expectation import expectation_section
from subsidiarity.reporting.wording.firmness import firmness_section
from subsidiarity.reporting.wording.grid import grid_section
from subsidiarity.reporting.wording.headline import headline_for
from subsidiarity.reporting.wording.ladder import LADDER, ladder_of
from subsidiarity.reporting.wording.no_higher import no_higher_section
from subsidiarity.reporting.wording.noun_words import is_known
from subsidiarity.reporting.wording.open_question import open_section
from subsidiarity.reporting.wording.role import reasons_behind, roles_section
from subsidiarity.reporting.wording.safeguard import safeguards_section
from subsidiarity.reporting.wording.source import citations_in, rulebook_section, sources_section
from subsidiarity.reporting.wording.today import today_section

HOLD_HERE_TOO = Plural("One of the reasons above holds here, too.", "{number} of the reasons above hold here, too.")
_ARGUING: tuple[SectionId, ...] = ("both_sides", "climbed", "stays")
"""The sections that give the reasons for and against each rung, in their order."""


def outline_of(
    compiled: CompiledRulebook,
    recommendation: Recommendation,
    role_id: str | None = None,
    prospects: Prospects | None = None,
    *,
    has_grid: bool = False,
    ladder: Ladder | None = None,
) -> Outline:
    """The outline of the argument for the headline role, or the role named; with prospects, of what would change it.

    `ladder` is the role's ladder, where it is made already. `has_grid` adds the plus-minus grid.
    """
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    is_headline = wanted == recommendation.rulebook.headline
    ranked = () if prospects is None else [each.question for each in prospects.settling]
    parts: list[Section | None] = [
        Section("ladder", words(LADDER), (ladder or ladder_of(compiled, recommendation, wanted),)),
        both_sides_section(recommendation, advice),
        roles_section(recommendation) if is_headline else None,
        climbed_section(recommendation, advice),
        stays_section(recommendation, advice),
        no_higher_section(recommendation, advice),
        *_prospect_sections(recommendation, advice.role, prospects, has_grid),
        open_section(compiled, recommendation, advice, ranked),
        safeguards_section(recommendation) if is_headline else None,
        today_section(recommendation) if is_headline else None,
        expectation_section(recommendation) if is_headline else None,
        answers_section(recommendation),
    ]
    sections = _with_each_reason_once([section for section in parts if section is not None])
    blocks = [block for section in sections for block in section.blocks]
    sources = sources_section(recommendation, (*citations_in(blocks), *_behind_roles(recommendation, is_headline)))
    return Outline(
        title=recommendation.decision.title,
        description=recommendation.decision.description,
        headline=headline_for(recommendation, advice),
        sections=(*sections, *(() if sources is None else (sources,)), rulebook_section(recommendation)),
    )


def full_outline(
    compiled: CompiledRulebook,
    recommendation: Recommendation,
    prospects: Prospects,
    imprint: Imprint | None = None,
    *,
    role_id: str | None = None,
) -> Outline:
    """The argument under its first page, with the plus-minus grid where the prospects have one."""
    outline = outline_of(compiled, recommendation, role_id, prospects, has_grid=bool(prospects.grids))
    page = first_page_of(recommendation, prospects, imprint, role_id=role_id)
    return replace(below_headline(outline, recommendation), page=page)


def below_headline(outline: Outline, recommendation: Recommendation) -> Outline:
    """An outline that is read on from its headline: what that says is no point of a list, and no reason comes twice.

    A reason that holds on several rungs is given on the first, and the others say how many of the above hold there.
    """
    given: set[Item] = set()

    def read_on(section: Section) -> Section:
        if section.id == "roles":
            return replace(section, blocks=tuple(_beside_headline(block, recommendation) for block in section.blocks))
        if section.id in _ARGUING:
            return replace(section, blocks=tuple(_not_yet(block, given) for block in section.blocks))
        return section

    sections = map(read_on, outline.sections)
    return replace(outline, sections=tuple(each for each in sections if any(map(_has_said, each.blocks))))


def _has_said(block: Block) -> bool:
    """Whether a block says anything; of a rulebook with one role, the headline says all that there is of roles."""
    return not isinstance(block, Items) or bool(block.items)


def _beside_headline(block: Block, recommendation: Recommendation) -> Block:
    """The points of roles but for that of the role whose level the headline says."""
    if not isinstance(block, Items):
        return block
    roles = zip(block.items, recommendation.roles, strict=True)
    return replace(block, items=tuple(item for item, advice in roles if advice is not recommendation.headline))


def _not_yet(block: Block, given: set[Item]) -> Block:
    """A block without the points given before, to which its own are added, and with a point on how many these are."""
    if not isinstance(block, Items):
        return block
    items = tuple(item for item in block.items if item not in given)
    given.update(items)
    if again := len(block.items) - len(items):
        items = (*items, Item(numbered(HOLD_HERE_TOO, again)))
    return replace(block, items=items)


def _behind_roles(recommendation: Recommendation, is_headline: bool) -> Iterator[str]:
    """The citations of the reasons behind the roles, where the outline speaks of these."""
    for advice in recommendation.roles if is_headline else ():
        yield from (reason.source for reason in reasons_behind(recommendation, advice))


def _prospect_sections(
    recommendation: Recommendation, role: Role, prospects: Prospects | None, has_grid: bool
) -> tuple[Section | None, ...]:
    if prospects is None:
        return ()
    rulebook, decision = recommendation.rulebook, recommendation.decision
    is_full = all(is_known(decision.answers.get(question.id)) for question in rulebook.questions)
    return (
        change_section(rulebook, role, decision, prospects),
        firmness_section(prospects.firmness, is_full=is_full),
        grid_section(rulebook, decision, prospects.grids, role.id) if has_grid else None,
    )


def _with_each_reason_once(sections: list[Section]) -> list[Section]:
    """The sections, with those reasons taken off the ladder that a later section gives in full."""
    given = {
        item.text
        for section in sections
        for block in section.blocks
        if isinstance(block, Items)
        for item in block.items
    }

    def kept(block: Block) -> Block:
        if not isinstance(block, Ladder):
            return block
        return Ladder(tuple(replace(rung, reason="") if rung.reason in given else rung for rung in block.rungs))

    return [replace(section, blocks=tuple(map(kept, section.blocks))) for section in sections]
