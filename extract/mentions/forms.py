"""Forms: from a lemma of the lexicon to the forms in which Arabic writes it, folded and without clitics.

The rules are those of any grammar of Modern Standard Arabic: persons and numbers of the perfect and imperfect,
sound plurals, duals, the construct state and the accusative.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.text.folding import fold_word

PAST, PRESENT, NOUN, PARTICIPLE = 1, 2, 4, 8


def inflect_past(lemma: str) -> set[str]:
    """Return the third-person (and first plural) forms of a perfect verb given in the third person masculine singular."""
    word = fold_word(lemma)
    if word.endswith("ي"):  # defective: أجلى, بقي
        base = word[:-1]
        ends = {"ت", "يت", "يتا", "وا", "يا", "تا", "ين", "ينا", "اه", "اهم", "اها", "اهما"}
        return {word} | {base + end for end in ends}
    if word.endswith("ا") and not lemma.endswith("أ"):  # defective: دعا, عفا
        return {word} | {word[:-1] + end for end in ("ت", "تا", "وا", "ون", "ونا")}
    forms = {word} | {word + end for end in ("ت", "وا", "ا", "تا", "ن", "نا", "و")}
    if lemma.endswith("أ"):  # the seat of the hamza follows the vowel: بدؤوا, بدءوا
        forms |= {word[:-1] + end for end in ("ووا", "ءوا", "وا")}
    return forms


def inflect_present(lemma: str) -> set[str]:
    """Return the third-person (and first plural) forms of an imperfect verb given in the third person masculine singular."""
    word = fold_word(lemma)
    stem = word[1:]
    bases = {"ي" + stem, "ت" + stem, "ن" + stem}
    forms = set(bases)
    body = stem[:-1] if stem.endswith(("ي", "و")) and len(stem) > 2 else stem
    for first in "يت":
        forms |= {first + body + end for end in ("ون", "وا", "ان", "ا", "ن")}
        if lemma.endswith("أ"):  # يبدؤون, يبدءون
            forms |= {first + body[:-1] + end for end in ("وون", "ءون", "وا", "ووا")}
        if body != stem:
            forms.add(first + body)  # jussive of a defective verb
    return forms


def inflect_verbal_noun(lemma: str) -> set[str]:
    """Return a verbal noun with its accusative, dual and sound plural."""
    word = fold_word(lemma)
    return {word, word + "ا"} if not word.endswith("ه") else {word, word[:-1] + "ات"}


def inflect_participle(lemma: str) -> set[str]:
    """Return a participle in all genders and numbers."""
    word = fold_word(lemma)
    if word.endswith("ه"):
        return {word, word[:-1] + "ات"}
    return {word + end for end in ("", "ا", "ه", "ون", "ين", "ات", "ان")}


def inflect_noun(
    word: str, *, plural: list[str] | None = None, feminine: str | None = None, dual: list[str] | None = None
) -> Iterator[tuple[str, str, bool]]:
    """Yield the forms of a noun of people.

    Args:
        word: Singular.
        plural: Broken plurals, and the sound one beside them, in "-īn", where there is one; None where the plural is sound.
        feminine: Feminine singular, if there is one.
        dual: Irregular duals.

    Yields:
        Form, number (`s`, `d`, `p`), and whether it is feminine. Where the plural is sound, "-īn" is read as the plural.
    """
    word = fold_word(word)
    if word.endswith("ه"):
        yield from _feminine_forms(word, sound_plural=plural is None)
    else:
        yield word, "s", False
        yield word + "ا", "s", False
        if plural is None or word + "ين" in map(fold_word, plural):
            for end in ("ون", "ين", "و", "ي"):
                yield word + end, "p", False
            yield word + "ان", "d", False
        elif dual is None:
            for end in ("ان", "ين"):
                yield word + end, "d", False
            yield word + "ي", "d", False
    for form in plural or []:
        yield fold_word(form), "p", False
        yield fold_word(form) + "ا", "p", False
    for form in dual or []:
        yield fold_word(form), "d", False
    if feminine:
        yield from ((form, number, True) for form, number, _ in _feminine_forms(fold_word(feminine), sound_plural=True))


def _feminine_forms(word: str, *, sound_plural: bool) -> Iterator[tuple[str, str, bool]]:
    base = word[:-1]
    yield word, "s", False
    for end in ("تان", "تين", "تا", "تي"):
        yield base + end, "d", False
    if sound_plural:
        yield base + "ات", "p", False


def inflect_nationality(adjective: str) -> dict[str, str]:
    """Return the forms of an adjective of belonging ("السوري"), without the article, each with its number (`s`, `d`, `p`, `f`)."""
    word = fold_word(adjective).removeprefix("ال")
    return {
        word: "s",
        word + "ا": "s",
        word + "ين": "p",
        word + "ون": "p",
        word + "و": "p",
        word + "ان": "d",
        word + "ه": "f",
        word + "ات": "p",
        word + "تين": "d",
        word + "تان": "d",
    }
