"""The JSON Schemas of decision files, rulebooks, records and compiled rulebooks."""

from __future__ import annotations

from subsidiarity.api.errors import UnknownName, Unusable
from subsidiarity.api.given.kinds import PATH, RULEBOOK, TEXT, optional, takes
from subsidiarity.api.loading import DEFAULT_RULEBOOK
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.json_text import render_json

SCHEMAS = ("decision", "rulebook", "translation", "record", "compiled")
_SHIPPED = {"record": "record.schema.json", "compiled": "compiled/compiled.schema.json"}
"""The schemas that are files of the package, by their names in `subsidiarity/reporting`."""


@takes(of=TEXT, rulebook=optional(RULEBOOK), path=optional(PATH))
def schema(of: str, rulebook: Rulebook | None = None, path: str | None = None) -> str:
    """The text of one of `SCHEMAS` as JSON.

    That of decisions needs a rulebook, whose questions it names, and that of translations the rulebook's file, too
    (None: the one that is shipped).
    """
    if of in _SHIPPED:
        from importlib.resources import files

        return files("subsidiarity.reporting").joinpath(_SHIPPED[of]).read_text(encoding="utf-8")
    if of == "rulebook":
        from subsidiarity.reporting.schema.rulebook import rulebook_schema

        return f"{render_json(rulebook_schema(), 2)}\n"
    if of not in SCHEMAS:
        raise UnknownName(of, SCHEMAS, "schema")
    if rulebook is None:
        raise Unusable([f"the schema of a {of} names what is in a rulebook: give the rulebook, too"])
    if of == "translation":
        from subsidiarity.api.translating import source_texts
        from subsidiarity.reporting.schema.translation import translation_schema

        data, _ = read_bytes(DEFAULT_RULEBOOK if path is None else path)
        return f"{render_json(translation_schema(rulebook, () if data is None else source_texts(data)), 2)}\n"
    from subsidiarity.reporting.schema.decision import decision_schema

    return f"{render_json(decision_schema(rulebook), 2)}\n"
