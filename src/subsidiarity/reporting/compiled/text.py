"""The compiled rulebook as the text of a JSON file that can be compared line by line."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.reporting.json_text import Json, render_json


def render_compiled(record: Mapping[str, Json]) -> str:
    """The text of a record, with each of its lists' entries, and each field of its objects, on a line of its own."""
    fields = ",\n".join(f"{render_json(name)}: {_in_lines(value)}" for name, value in record.items())
    return f"{{\n{fields}\n}}\n"


def _in_lines(value: Json) -> str:
    if isinstance(value, list) and any(isinstance(each, list | dict) for each in value):
        entries = ",\n".join(f"  {render_json(each)}" for each in value)
        return f"[\n{entries}\n]"
    if isinstance(value, dict) and any(isinstance(each, list | dict) for each in value.values()):
        entries = ",\n".join(f"  {render_json(name)}: {_in_lines(each)}" for name, each in value.items())
        return f"{{\n{entries}\n}}"
    return render_json(value)
