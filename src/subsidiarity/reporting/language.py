"""The program's own words, and the one way in which they come out, so that it can be in another language.

What a rulebook says is in the rulebook's language, and what people typed in theirs; only our own words pass here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from subsidiarity.model.annotation import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations  # English, which is written in the program, needs none
    from typing import LiteralString, Never, NoReturn

CATALOGUES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "languages")
"""The folder of the catalogues, a folder a language, as gettext wants them; English needs none."""
ENGLISH, PSEUDO = "en", "pseudo"
LANGUAGE_VARIABLE = "SUBSIDIARITY_LANGUAGE"
"""The environment variable that says which language the program's own words are in, whatever a rulebook's is."""

_SPOKEN: ContextVar[NullTranslations | None] = ContextVar("spoken", default=None)


class Phrase:
    """A text of the program's own, in English, that is not said yet: `words` turns it into text.

    Phrases stand in tables, made when a module is loaded and said in whatever language is spoken when they are shown.
    A phrase is no text: to show, format or join one raises TypeError. Phrases are equal if their English is.
    """

    __slots__ = ("_english",)

    def __init__(self, english: LiteralString, /) -> None:
        self._english = english

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and other._english == self._english

    def __hash__(self) -> int:
        return hash(self._english)

    def __repr__(self) -> str:
        return f"Phrase({self._english!r})"

    def __str__(self) -> NoReturn:
        raise TypeError(f"`{self._english}` is a phrase and no text yet: words(...) turns it into text")

    def __format__(self, form: str) -> NoReturn:
        self.__str__()

    def __add__(self, other: Never) -> NoReturn:
        self.__str__()

    __radd__ = __add__


class Plural:
    """A text of the program's own about a number of things, in English, that is not said yet: `numbered` says it.

    As a phrase, it is no text: to show or format one raises TypeError.
    """

    __slots__ = ("_many", "_one")

    def __init__(self, one: LiteralString, many: LiteralString, /) -> None:
        self._one = one
        self._many = many

    def __str__(self) -> NoReturn:
        raise TypeError(f"`{self._many}` is a phrase and no text yet: numbered(...) turns it into text")

    def __format__(self, form: str) -> NoReturn:
        self.__str__()


def words(phrase: LiteralString | Phrase, /, **values: str | int) -> str:
    """The text of a phrase in the language spoken; `values` stand where it says {name}, and are taken as they are."""
    english = phrase._english if isinstance(phrase, Phrase) else phrase
    spoken = _SPOKEN.get()
    found = english if spoken is None else spoken.gettext(english)
    return found.format(**values) if values else found


def plural(one: LiteralString, many: LiteralString, number: int, /, **values: str | int) -> str:
    """The text of a phrase about a number of things, in the language spoken; the number stands for {number}."""
    return _form(one, many, number).format(number=number, **values)


def numbered(phrase: Plural, number: int, /, **values: str | int) -> str:
    """The text of a phrase that was made before, about a number of things; the number stands for {number}."""
    return _form(phrase._one, phrase._many, number).format(number=number, **values)


def forms_of(phrase: Plural) -> tuple[str, ...]:
    """The texts of a phrase about a number of things, in the language spoken, one for each of `plural_forms`."""
    forms = plural_forms()
    return tuple(_form(phrase._one, phrase._many, forms.index(form)) for form in range(max(forms) + 1))


def plural_forms() -> tuple[int, ...]:
    """For each number from 0 to 199, the form (from 0) that it takes in the language spoken; larger ones as their rest.

    The rest is that of a hundred: 234 takes the form of 134.
    """
    rule = getattr(_SPOKEN.get(), "plural", None)  # a catalogue from a file has one
    return tuple(int(number != 1) if rule is None else rule(number) for number in range(200))


def _form(one: str, many: str, number: int) -> str:
    spoken = _SPOKEN.get()
    return (one if number == 1 else many) if spoken is None else spoken.ngettext(one, many, number)


def speak(name: str) -> bool:
    """Speak a language from now on, by its code; False where there is no catalogue of it, and then nothing changes.

    `en` is English and `pseudo` the language that shows what is forgotten.
    """
    translations = language_named(name)
    if translations is None and not is_english(name):
        return False
    _SPOKEN.set(translations)
    return True


def speak_as(language: str) -> None:
    """Speak the language of a rulebook (a BCP 47 tag), if there is a catalogue of it."""
    if not is_english(language):
        speak(language)


def language_named(name: str) -> NullTranslations | None:
    """The translations into a language; None for English, and for one that there is no catalogue of."""
    if is_english(name):
        return None
    if name == PSEUDO:
        from subsidiarity.reporting.pseudo import Pseudo

        return Pseudo()
    import gettext

    locale = name.replace("-", "_")
    if not locale.replace("_", "").isalnum():
        return None
    try:
        return gettext.translation("subsidiarity", CATALOGUES, [locale])
    except (OSError, ValueError):
        return None


def is_english(name: str) -> bool:
    """Whether a language is English, of whatever region."""
    return name.replace("_", "-").partition("-")[0].casefold() == ENGLISH


def speaks_english() -> bool:
    """Whether the program's own words come out in English."""
    return _SPOKEN.get() is None


@contextmanager
def as_spoken() -> Iterator[None]:
    """Speak after this block the language of before, whatever was spoken within it."""
    with spoken_in(_SPOKEN.get()):
        yield


@contextmanager
def spoken_in(translations: NullTranslations | None) -> Iterator[None]:
    """Speak another language within this block; None is English."""
    before = _SPOKEN.set(translations)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
