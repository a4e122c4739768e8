"""Another decision beside the one on record: which are offered, their names, what is refused."""

from __future__ import annotations

from tests.workshop.samples import compiled

from subsidiarity.model.decision import Decision
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import begin
from subsidiarity.workshop.view.compared import compared_names, compared_with, others_found

SESSION = begin(compiled(), Decision("hall", "Who runs the hall?", "", {}))
HALL = "decision: hall\ntitle: Who runs the hall?\nanswers: {goal: agreed}\n"
PARK = HALL.replace("hall", "park")


def test_two_decisions_are_named_by_their_titles():
    """Rather than as this one and the other."""
    names = compared_names(
        Decision("hall", "Who runs the hall?", "", {}), Decision("park", "Who runs the park?", "", {})
    )

    assert ("“Who runs the hall?”", "“Who runs the park?”") == names


def test_two_decisions_with_one_title_are_told_apart():
    """For somebody may compare an older copy."""
    names = compared_names(Decision("hall", "Who?", "", {}), Decision("hall", "Who?", "", {}))

    assert ("“Who?” (this one)", "“Who?” (the other)") == names


def test_another_decision_of_the_same_file_can_stand_beside_this_one(tmp_path):
    """What cannot be opened is not offered, nor is the decision on record."""
    path = tmp_path / "halls.yaml"
    path.write_text(f"{HALL}---\n{PARK}")
    (tmp_path / "broken.yaml").write_text(f"{HALL}nonsense: 1\n")

    assert [(f"{path}", 1, "Who runs the park?")] == [
        (each.path, each.index, each.title) for each in others_found(SESSION, f"{path}")
    ]


def test_a_file_that_lost_its_decision_since_it_was_listed_is_refused(tmp_path):
    """Somebody may change a folder while a list of it is shown."""
    path = tmp_path / "park.yaml"
    path.write_text(PARK)
    refused = compared_with(SESSION, f"{path}", 1)

    assert isinstance(refused, Refusal)
    assert f"There is no such decision in {path} any more." == refused.words
