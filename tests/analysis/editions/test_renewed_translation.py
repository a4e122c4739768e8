"""A translation follows its rulebook from edition to edition, and nothing that was written is lost."""

from __future__ import annotations

from tests.reading.translation.samples import HEAD, WELLS, rulebook, sources, translation

from subsidiarity.analysis.editions.renewed_translation import renewed, translation_state

STREET = ("levels", "street", "name")
TWO = f"{HEAD}levels:\n  street:\n    name: {{of: Street, text: Rue}}\n  town:\n    name: {{of: Town, text: Ville}}\n"


def brought(side_file, wells):
    """A side file of the wells, brought up to date with another text of the rulebook."""
    return renewed(rulebook(wells), sources(wells), "fr", translation(side_file, wells))


def written(found):
    """The texts that somebody wrote, by key, with what they translate and what they did before."""
    return {each.key: (each.of, each.text, each.was) for each in found.texts if each.text}


def test_a_new_translation_has_every_text_and_none_is_written():
    """In the order of the rulebook, each with its source text."""
    found = renewed(rulebook(), sources(), "fr")

    assert [(source.key, source.text) for source in sources()] == [(each.key, each.of) for each in found.texts]
    assert {} == written(found)


def test_a_text_stays_while_its_source_text_does():
    """In a later edition, too, which it then names."""
    found = brought(TWO, WELLS.replace("edition: 2", "edition: 3"))

    assert ("3", {STREET: ("Street", "Rue", ""), ("levels", "town", "name"): ("Town", "Ville", "")}) == (
        found.edition,
        written(found),
    )


def test_a_text_whose_source_text_changed_stays_and_is_marked():
    """With what it translates, so that it can be seen what changed."""
    found = brought(TWO, WELLS.replace("name: Street,", "name: Road,"))

    assert ("Road", "Rue", "Street") == written(found)[STREET]


def test_the_mark_keeps_what_was_translated_first():
    """However often the source text changes, and goes where that comes back."""
    marked = TWO.replace("{of: Street, text: Rue}", "{was: Way, of: Road, text: Rue}")

    again = brought(marked, WELLS)
    back = brought(marked, WELLS.replace("name: Street,", "name: Way,"))

    assert ("Street", "Rue", "Way") == written(again)[STREET]
    assert ("Way", "Rue", "") == written(back)[STREET]


def test_a_text_goes_with_its_sentence_to_another_key():
    """As where an id changes, or a branch without one gets another number."""
    found = brought(TWO, WELLS.replace("street: {name: Street", "road: {name: Street").replace("street", "road"))

    assert ("Street", "Rue", "") == written(found)["levels", "road", "name"]
    assert () == found.left


def test_texts_whose_sentences_change_places_follow_them():
    """Neither is taken for stale."""
    swapped = WELLS.replace("name: Street,", "name: Town ,").replace("name: Town,", "name: Street,")

    assert {STREET: ("Town", "Ville", ""), ("levels", "town", "name"): ("Street", "Rue", "")} == written(
        brought(TWO, swapped)
    )


def test_a_text_that_has_no_place_is_left():
    """And is not forgotten."""
    found = brought(f"{HEAD}questions: {{reach: {{note: {{of: Count guests as well., text: Comptez !}}}}}}\n",
                    WELLS.replace("    note: Count guests as well.\n", ""))  # fmt: skip

    assert [("Count guests as well.", "Comptez !")] == [(each.of, each.text) for each in found.left]


def test_what_is_translated_missing_and_stale_is_counted():
    """Of the texts that readers meet."""
    found = translation_state(translation(TWO.replace("of: Street", "of: Road")), sources())
    needed = sum(source.is_needed for source in sources())

    assert (needed, 1, [STREET], needed - 2) == (
        found.needed,
        found.translated,
        [each.key for each in found.stale],
        len(found.missing),
    )
