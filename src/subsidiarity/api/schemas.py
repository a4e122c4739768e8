"""The JSON Schemas of decision files, rulebooks and records."""

from __future__ import annotations

from subsidiarity.api.errors import UnknownName
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.record import render_json

SCHEMAS = ("decision", "rulebook", "record")


def schema(of: str, rulebook: Rulebook | None = None) -> str:
    """The text of one of `SCHEMAS` as JSON; that of decisions needs a rulebook, whose questions it names."""
    if of == "record":
        from importlib.resources import files

        return files("subsidiarity.reporting").joinpath("record.schema.json").read_text(encoding="utf-8")
    if of == "rulebook":
        from subsidiarity.reporting.schema.rulebook import rulebook_schema

        return f"{render_json(rulebook_schema(), 2)}\n"
    if of != "decision":
        raise UnknownName(of, SCHEMAS)
    if rulebook is None:
        raise ValueError("decisions are those of a rulebook: name one")
    from subsidiarity.reporting.schema.decision import decision_schema

    return f"{render_json(decision_schema(rulebook), 2)}\n"
