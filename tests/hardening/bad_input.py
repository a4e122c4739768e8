"""Files that must be refused, each with the code and the place that the refusal names; and files that must not be."""

from __future__ import annotations

from typing import NamedTuple

HEAD = "decision: one\ntitle: A title\nanswers:\n"
GOOD = HEAD + "  aim: agreed\n  reach: town\n"
LATE = GOOD + "".join(f"# line {number}\n" for number in range(6, 200))


class Bad(NamedTuple):
    """A refusal: what kind of fault, the file's bytes, and where it is refused."""

    kind: str
    data: bytes
    code: str
    line: int
    column: int


def titled(title: str) -> bytes:
    return f"decision: one\ntitle: {title}\nanswers: {{aim: agreed}}\n".encode()


def answered(answers: str) -> bytes:
    return (HEAD + answers).encode()


ENCODING = (
    Bad("Latin-1", GOOD.replace("A title", "Café").encode("latin-1"), "SUB003", 2, 11),
    Bad("UTF-16 with a mark", GOOD.encode("utf-16"), "SUB003", 1, 1),
    Bad("UTF-32 with a mark", GOOD.encode("utf-32"), "SUB003", 1, 1),
    Bad("UTF-16 without a mark", GOOD.encode("utf-16-le"), "SUB004", 1, 2),
    Bad("a sequence cut off late", LATE.encode() + "# é".encode()[:-1], "SUB003", 200, 3),
    Bad("an overlong sequence", b"decision: \xc0\xaf\n", "SUB003", 1, 11),
    Bad("a surrogate in UTF-8", b"decision: \xed\xa0\x80\n", "SUB003", 1, 11),
    Bad("gzip by another name", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "SUB003", 1, 2),
)
HIDDEN = {
    "NUL": "\0",
    "ESC": "\x1b",
    "DEL": "\x7f",
    "CSI in one": "\x9b",
    "right-to-left override": "\u202e",
    "right-to-left mark": "\u200f",
    "isolate": "\u2066",
    "inner mark": "\ufeff",
    "line separator": "\u2028",
    "next line": "\x85",
    "annotation": "\ufff9",
    "noncharacter": "\uffff",
    "far noncharacter": "\U0010ffff",
    "tag": "\U000e0041",
}
RAW = tuple(Bad(f"{name}, raw", titled(f"a{char}b"), "SUB004", 2, 9) for name, char in HIDDEN.items())
ESCAPED = tuple(
    Bad(f"{name}, as an escape", titled(f'"a\\U{ord(char):08x}b"'), "SUB004", 2, 10) for name, char in HIDDEN.items()
)
SHORT_ESCAPES = tuple(
    Bad(f"the escape \\{letter}", titled(f'"a\\{letter}b"'), "SUB004", 2, 10) for letter in "0abvferNLP"
)
EMPTY = (
    Bad("no bytes", b"", "SUB005", 1, 1),
    Bad("only a mark", b"\xef\xbb\xbf", "SUB005", 1, 1),
    Bad("only line ends", b"\n\n\n", "SUB005", 1, 1),
    Bad("only comments", b"# nothing\n# here\n", "SUB005", 1, 1),
    Bad("only a line of ---", b"---\n", "SUB005", 1, 1),
    Bad("only null", b"null\n", "SUB020", 1, 1),
)
SYNTAX = (
    Bad("an unclosed quote", titled('"A'), "SUB006", 2, 8),
    Bad("an unclosed bracket", answered("  aim: [agreed\n"), "SUB006", 4, 8),
    Bad("a tab that indents", answered("\taim: agreed\n"), "SUB006", 4, 1),
    Bad("an indent that matches nothing", answered("    aim: agreed\n  reach: town\n"), "SUB006", 5, 3),
    Bad("a colon in plain text", titled("this: that"), "SUB006", 2, 12),
    Bad("an unknown escape", titled(r'"C:\q"'), "SUB006", 2, 11),
    Bad("an escape past Unicode", titled(r'"\U00110000"'), "SUB006", 2, 11),
    Bad("a surrogate as an escape", titled(r'"\uD800"'), "SUB006", 2, 11),
    Bad("text after a bracket", titled("[a] b"), "SUB006", 2, 12),
)
FEATURES = (
    Bad("a tag", titled("!!str A"), "SUB007", 2, 8),
    Bad("a tag that calls Python", titled("!!python/object/apply:os.system ['true']"), "SUB007", 2, 8),
    Bad("an anchor", titled("&a A"), "SUB007", 2, 8),
    Bad("an alias", titled("*a"), "SUB007", 2, 8),
    Bad("a merge key", b"<<: {a: b}\n" + GOOD.encode(), "SUB007", 1, 1),
    Bad("a directive", b"%YAML 1.2\n---\n" + GOOD.encode(), "SUB007", 1, 1),
    Bad("a list as a key", b"? [a]\n: b\n", "SUB009", 1, 3),
    Bad("an alias to itself", b"&a [*a]\n", "SUB007", 1, 1),
)
SIZE = (
    Bad("a file of a byte too much", GOOD.encode().ljust(1_000_001, b"\n"), "SUB002", 1, 1),
    Bad("a text of a character too much", titled("x" * 20_001), "SUB010", 2, 8),
    Bad("a key of a character too much", b"k" * 201 + b": v\n", "SUB009", 1, 1),
    Bad("a level too deep", b"a: " + b"[" * 24 + b"]" * 24 + b"\n", "SUB010", 1, 27),
    Bad("a value too many", b"a: [" + b"b," * 50_001 + b"b]\n", "SUB010", 1, 99_999),
)
TWINS = (
    Bad("the same key", (GOOD + "  aim: agreed\n").encode(), "SUB008", 6, 3),
    Bad("a key that differs in capitals", (GOOD + "  Aim: agreed\n").encode(), "SUB008", 6, 3),
    Bad("a key that differs in width", (GOOD + "  ａim: agreed\n").encode(), "SUB008", 6, 3),
    Bad("the same field", GOOD.encode() + b"title: B\n", "SUB008", 6, 1),
)
SHAPE = (
    Bad("a list for a file", b"- a\n- b\n", "SUB020", 1, 1),
    Bad("text for a file", b"hello\n", "SUB020", 1, 1),
    Bad("a list for answers", b"decision: one\ntitle: A\nanswers: [aim]\n", "SUB020", 3, 10),
    Bad("a list for a title", titled("[a]"), "SUB020", 2, 8),
    Bad("a group for a title", titled("{a: b}"), "SUB020", 2, 8),
    Bad("a group within a range", answered("  aim: [{a: b}]\n"), "SUB020", 4, 9),
    Bad("nothing for a title", titled(""), "SUB023", 2, 7),
)
WORDS = (
    Bad("a misspelt field", GOOD.replace("title: A title", "title: A\ndescripton: B").encode(), "SUB021", 3, 1),
    Bad("no title", b"decision: one\nanswers: {aim: agreed}\n", "SUB022", 1, 1),
    Bad("no id", b"title: A\nanswers: {aim: agreed}\n", "SUB022", 1, 1),
    Bad("no answers", b"decision: one\ntitle: A\n", "SUB022", 1, 1),
    Bad("a misspelt question", answered("  reech: town\n"), "SUB301", 4, 3),
    Bad("a misspelt option", answered("  reach: twon\n"), "SUB302", 4, 10),
    Bad("a word that is nothing like an option", answered("  reach: zzzzzzzzz\n"), "SUB302", 4, 10),
    Bad("an empty range", answered("  reach: []\n"), "SUB302", 4, 10),
    Bad("a misspelt field of an answer", answered("  reach: {answer: town, not: x}\n"), "SUB021", 4, 25),
    Bad("unknown evidence", answered("  reach: {answer: town, evidence: rumour}\n"), "SUB025", 4, 35),
    Bad("an unknown level", GOOD.encode() + b"expects: galaxy\n", "SUB104", 6, 10),
    Bad("an unknown branch", GOOD.encode() + b"expects: {because: [nowhere]}\n", "SUB309", 6, 21),
)
TYPING = tuple(
    Bad(f"{word} for an option", answered(f"  reach: {word}\n"), "SUB302", 4, 10)
    for word in ("yes", "no", "on", "12:30", "007", "1.10", "2026-02-30", "0x_", "1e309", ".nan", "-.inf", "1_000", "٣")
)
NAMES = tuple(
    Bad(f"the id {name!r}", GOOD.replace("one", name, 1).encode(), "SUB024", 1, 11)
    for name in (
        "../../x",
        "/etc/passwd",
        "a b",
        ".hidden",
        "-rf",
        "a/b",
        "a" * 65,
        "'a\\b'",
        "=1+1",
        "<b>",
        "_a",
        "e\u0301",
    )
)
EVERY = (
    *ENCODING, *RAW, *ESCAPED, *SHORT_ESCAPES, *EMPTY, *SYNTAX, *FEATURES, *SIZE, *TWINS, *SHAPE, *WORDS,
    *TYPING, *NAMES,
)  # fmt: skip

JSON_HEAD = '{"decision": "one", "title": "A", "answers": '
JSON = (
    Bad("nesting", b"[" * 100_000 + b"]" * 100_000, "SUB010", 1, 25),
    Bad("NaN", f'{JSON_HEAD}{{"reach": NaN}}}}'.encode(), "SUB006", 1, 56),
    Bad("a number without an end", f"{JSON_HEAD}{'9' * 30_000}}}".encode(), "SUB010", 1, 46),
    Bad("a key that stands twice", f'{JSON_HEAD}{{"aim": "agreed", "aim": "agreed"}}}}'.encode(), "SUB008", 1, 64),
    Bad("half of a pair", f'{JSON_HEAD}{{"aim": "\\ud800"}}}}'.encode(), "SUB004", 1, 54),
    Bad("an escape that acts", f'{JSON_HEAD}{{"aim": "\\u001b[2J"}}}}'.encode(), "SUB004", 1, 54),
    Bad("text behind the end", f"{JSON_HEAD}{{}}}}\nand more".encode(), "SUB006", 2, 1),
    Bad("a file cut off", f'{JSON_HEAD}{{"aim": "agr'.encode(), "SUB006", 1, 54),
    Bad("a comment", b"// a decision\n{}", "SUB006", 1, 1),
    Bad("a comma too many", f"{JSON_HEAD}{{}},}}".encode(), "SUB006", 1, 49),
    Bad("nothing", b" \n ", "SUB005", 2, 1),
)
CSV = (
    Bad("a column nobody knows", b"id,reech\none,town\n", "SUB301", 1, 4),
    Bad("no column of ids", b"title,reach\nA,town\n", "SUB022", 1, 1),
    Bad("a column that stands twice", b"id,reach,reach\none,town,town\n", "SUB008", 1, 10),
    Bad("a row that is too short", b"id,reach,aim\none,town\n", "SUB014", 2, 1),
    Bad("a quote that is not closed", b'id,reach\none,"town\n', "SUB006", 2, 5),
    Bad("a byte of another encoding", b"id,title\none,Caf\xe9\n", "SUB003", 2, 8),
    Bad("an escape sequence", b"id,title\none,\x1b[2J\n", "SUB004", 2, 5),
    Bad("a line end in an id", b'id,title\n"on\ne",A\n', "SUB024", 2, 1),
)

HARMLESS = {
    "a mark at the beginning": b"\xef\xbb\xbf" + GOOD.encode(),
    "CR LF": GOOD.replace("\n", "\r\n").encode(),
    "CR": GOOD.replace("\n", "\r").encode(),
    "no last line end": GOOD.rstrip("\n").encode(),
    "a line of --- first": b"---\n" + GOOD.encode(),
    "the largest file": GOOD.encode().ljust(1_000_000, b"\n"),
    "the longest text": GOOD.replace("A title", "x" * 20_000).encode(),
}
TITLES = {
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f4 \u2764\ufe0f",
    "Hebrew and Arabic": "שלום مرحبا",
    "Devanagari with joiners": "क्‍ष न\u200cन",
    "Persian with a joiner": "می\u200cخواهم",
    "letters with marks": "Zażółć e\u0301 \u1e9b\u0323",
    "no-break space": "5\u00a0km",
    "private use": "\ue000",
    "stacked marks": "a" + "\u0301" * 200,
    "wide letters": "日本語" * 100,
    "zero width": "a\u200bb",
    "format string": "{0.__class__} %s ${x} {{7*7}}",
    "markup": "[/red] [@click=app.quit]x[/] <script>alert(1)</script> **b** `c` |",
    "formula": "=HYPERLINK(0)+1",
    "a word that is false elsewhere": "no",
    "a time": "12:30",
    "a number with noughts": "007",
    "a fraction": "1.10",
    "a date": "2026-02-30",
    "null in quotes": "null",
}
