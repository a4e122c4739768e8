"""The quick readers of one rulebook's decisions, made together once."""

from __future__ import annotations

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.plain.csv_row import PlainCsv
from subsidiarity.reading.plain.fields import PlainFields
from subsidiarity.reading.plain.json_line import PlainJson
from subsidiarity.reading.plain.known_answers import known_answers
from subsidiarity.reading.plain.yaml_file import PlainYaml


class Glance:
    """The quick readers: each gives the decision of a plain text, and None of a text that is left to the careful."""

    def __init__(self, rulebook: Rulebook, reader: DecisionReader) -> None:
        fields = PlainFields(rulebook)
        known = known_answers(rulebook.questions, reader.plain_answers)
        self.yaml = PlainYaml(reader, fields, known).decision
        self.json = PlainJson(reader, fields, known).decision
        self.csv = PlainCsv(fields, known).decision
