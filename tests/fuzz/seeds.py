"""Where fuzzing begins: files as people write them, and the words that mean something to a reader."""

from __future__ import annotations

import json

from tests.precedent_samples import SOUND
from tests.reading.translation.samples import HEAD, SIDE_FILE
from tests.reporting.samples import BROKEN, EVERY, RULES

from subsidiarity.reading.decoded_text import FLAGS

PLAIN = "# one option a question\ndecision: pump\ntitle: Who mends it\nanswers:\n  aim: agreed\n  reach: town\n"
DECISIONS = (PLAIN, *EVERY.values(), BROKEN, "---\n".join(EVERY.values()))
JSON = '{"decision": "pump", "title": "Who mends it?", "answers": {"aim": "agreed", "reach": ["town", "land"]}}'
CSV = 'id,title,aim,reach,expects\npump,Who mends it?,agreed,town|land,town\nditch,"a, ""b""\nc",agreed,,\n'

SEEDS: dict[str, tuple[bytes, ...]] = {
    "decision": tuple(text.encode() for text in DECISIONS),
    "rulebook": (RULES.encode(),),
    "side_file": (SIDE_FILE.encode(), f"{HEAD}title:\n  was: a # b\n  of: c\n  text: |\n    # d\n# e\n".encode()),
    "precedents": (SOUND.encode(), SOUND.replace("edition: 7", "edition: 6").encode()),
    "json_file": (JSON.encode(), f"[{JSON}, {json.dumps(json.loads(JSON), indent=1)}]".encode()),
    "json_line_file": (f"{JSON}\n\n{JSON.replace('pump', 'ditch')}\n".encode(),),
    "csv_table": (CSV.encode(), CSV.replace(",", ";").encode(), CSV.replace("title", "titel").encode()),
    "pasted": (
        "\x1b]52;c;AAAA\x07 a\u202eb \U0001f468\u200d\U0001f469 e\u0301".encode(),
        f"{FLAGS[0]}x{FLAGS[2]}".encode(),
        b"a\r\nb\x9b31m",
    ),
}

WORDS = (
    *("---", "...", "- ", ": ", "? ", "&a ", "*a", "!!int ", "!", "<<: ", "%YAML 1.2\n", "%TAG ! x\n", "|\n", ">-\n"),
    *("{", "}", "[", "]", ",", "'", '"', "#", "\n", "\r", "\t", "  ", "\\x1b", "\\u202e", "\\U0010ffff", "\\e", "\\"),
    *("\ufeff", "\x1b[31m", "\x00", "\u202e", "\u2028", "\u0301" * 9, "\U0001f389", "\xff", "\U000e0041", "\x85"),
    *(FLAGS[1], "\U0001f3f4", "\\U0001F3F4\\U000E0067", "cafe\u0301"),
    *("~", "null", "no", "12:30", "007", "1e999", "NaN", "2026-02-30", "unknown", "agreed", "answers", "expects"),
    *(
        "decision: ",
        "title: ",
        "workshop:\n",
        "all: ",
        "any: ",
        "not: ",
        "is: ",
        "in: ",
        "at_least: ",
        "when: ",
        "to: ",
    ),
    *("{}", "[]", "street or town", "town, land", "answer: ", "note: "),
    *("street", "town, jointly", "contested, street or town", "no level", "otherwise: ", "branches:\n", "source: "),
)
