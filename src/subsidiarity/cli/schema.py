"""`schema`: the JSON Schema of decision files, rulebooks or records."""

from __future__ import annotations

import argparse

from subsidiarity.cli.streams import FINE, UNUSABLE, write_utf8

KINDS = ("decision", "rulebook", "record")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument(
        "of",
        metavar="KIND",
        choices=KINDS,
        help=f"what the schema describes: {', '.join(KINDS)}; decisions are those of the rulebook",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema; for decisions, with the rulebook's questions and options."""
    if arguments.of == "record":
        from importlib.resources import files

        write_utf8(files("subsidiarity.reporting").joinpath("record.schema.json").read_text(encoding="utf-8"))
        return FINE
    from subsidiarity.reporting.record import render_json

    if arguments.of == "rulebook":
        from subsidiarity.reporting.schema.rulebook import rulebook_schema

        schema = rulebook_schema()
    else:
        from subsidiarity.cli.opening import open_advisor
        from subsidiarity.reporting.schema.decision import decision_schema

        advisor = open_advisor(arguments.rulebook)
        if advisor is None:
            return UNUSABLE
        schema = decision_schema(advisor.rulebook)
    write_utf8(f"{render_json(schema, 2)}\n")
    return FINE
