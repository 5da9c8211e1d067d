"""Count categories: what follows a counted noun sharpens its category, or widens it to people of several kinds."""

from __future__ import annotations

from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked
from extract.mentions.numbers import number_word
from extract.mentions.word_lists import list_beginnings, list_words

# the most specific category that covers the whole count wins (codebook, section 4)
_RANK = {"people": 0, "detainees": 1, "civilians": 2, "fighters": 2, "children": 3, "women": 3, "wounded": 3, "families": 4, "bodies": 5}  # fmt: skip
_ALL = frozenset(("جميعهم", "كلهم", "جميعهن", "كلهن"))
_FORCES = list_words("exchanges.yml", "forces")
_PRISONS = "معتقلات"
_OF_WAR = "حرب"  # behind "prisoner"
_KIN = list_beginnings("exchanges.yml", "kin_of_many")
_AND_OF = "ومن"  # "من المقاتلين ومن عائلاتهم": so many of both
_COMPANY = 7  # tokens from "fighters of X" to "with their families"


def refine_category(marked: Marked, item: Item, end: int) -> None:
    """Let what follows the noun sharpen or widen its category ("أسيراً مدنياً", "مقاتل ومدني", "من عناصر")."""
    info, mixed = marked.info, False
    k = item.j = item.j + (item.held and marked.words[item.j : item.j + 1] == [_OF_WAR])
    for _ in range(3):
        word = info[k] if k < end else None
        if word is None or word.entry is None:
            break
        noun = word.entry.noun
        if noun is not None and noun.kind == "people" and not word.prefix:
            if word.joined and not _widen(marked, item, k, end):
                break
            mixed = mixed or (word.joined and item.category != noun.category)
            if (
                not (word.joined or mixed)  # "30 أسيرة وأسيرا قاصرا": not all of them
                and not (noun.weak and (noun.category == "bodies" or word.suffix))  # "مقاتلا أسرهم": captured them
                and noun.category != "families"  # "72 من أفراد عائلاتهم": so many people, not families
                and _RANK[noun.category] > _RANK[item.category]
            ):
                item.category = noun.category
            item.held = item.held or noun.held
            k += 1
            item.j = k
        elif word.entry.nationality and not word.definite and not word.joined:
            k += 1
        else:
            break
    if item.category == "people" and k < end and k == item.noun_at + 1 and _is_force(marked.words[k]):
        item.category = "fighters"  # "ستة من رجال الشرطة"
    if (kind := _all_of_kind(marked, k, end)) is not None and _RANK[kind] > _RANK[item.category]:
        item.category = kind
    if k + 1 < end and marked.words[k] == "من" and find_families(marked, k + 2, end) is None and not mixed:
        _sharpen(item, info[k + 1], _find_joined(marked, k + 2, end))


def _is_force(word: str) -> bool:
    """Tell whether a word is "the police", "the army", "the security", whose men a count is of."""
    return word.startswith("ال") and word.removeprefix("ال") in _FORCES


def _all_of_kind(marked: Marked, k: int, end: int) -> str | None:
    """Return the category that a text says all those counted to be of ("20 معتقلا، جميعهم مدنيون"); None if it does not."""
    k += k < end and marked.words[k] in "،,"
    if k + 1 >= end or marked.words[k] not in _ALL:
        return None
    word = marked.info[k + 1]
    noun = word.entry.noun if word is not None and word.entry is not None else None
    if noun is None or noun.kind != "people" or noun.weak or noun.number != "p":
        return None
    return noun.category if _find_joined(marked, k + 2, min(end, k + 4)) is None else None


def find_families(marked: Marked, k: int, end: int) -> Word | None:
    """Return "their families" that a count covers too ("شخصا من المقاتلين وعائلاتهم", "… برفقة عائلاتهم")."""
    for n in range(k, min(k + _COMPANY, end)):
        word = marked.info[n]
        entry = word.entry if word is not None else None
        deed = entry is not None and entry.classes and not (entry.noun and entry.noun.category == "families")
        if marked.words[n] in "،,." or deed:
            return None
        if word is not None and word.suffix and entry is not None and entry.noun is not None:
            before = marked.words[n - 1]
            with_them = word.joined or before == _AND_OF or before.removeprefix("ب") in ("مع", "رفقه", "صحبه")
            kin = entry.noun.category == "families" or marked.words[n].removeprefix("و").startswith(_KIN)
            return word if with_them and kin else None
    return None


def _widen(marked: Marked, item: Item, k: int, end: int) -> bool:
    """Widen a category by a joined noun without a number of its own ("مقاتل ومدني"); tell whether it is one."""
    word = marked.info[k]
    assert word is not None and word.entry is not None and word.entry.noun is not None  # noqa: S101, PT018 the caller has looked
    noun = word.entry.noun
    following = marked.info[k + 1] if k + 1 < end else None
    numbered = (
        number_word(following) is not None
        and following is not None
        and (following.value is not None or not following.joined)
    )
    first = marked.info[item.noun_at] if item.noun_at >= 0 else None
    if (
        numbered
        or _are_kin(marked, k + 1, end)
        or (word.definite and not (first is not None and first.definite))
        or word.suffix
        or noun.number == "d"
        or (noun.number == "s" and (noun.category == "bodies" or _is_of_many(first)))
    ):
        return False
    if item.category != noun.category:
        item.category = "detainees" if item.held and noun.held else "people"
    return True


def _are_kin(marked: Marked, k: int, end: int) -> bool:
    """Tell whether the noun before token k is of members of "their families", who come on top ("مقاتل وأفراد من عائلاتهم")."""
    k += k < end and marked.words[k] == "من"
    word = marked.info[k] if k < end else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return word is not None and noun is not None and noun.category == "families" and bool(word.suffix)


def sharpen_same(marked: Marked, item: Item, end: int) -> None:
    """Give "as many again" the category of those of whom it is told ("العدد نفسه من أسرى X")."""
    word = marked.info[item.j + 1] if item.j + 1 < end and marked.words[item.j] == "من" else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    if noun is not None and noun.kind == "people" and not noun.weak:
        item.category, item.held = noun.category, noun.held
        refine_category(marked, item, end)


def _sharpen(item: Item, word: Word | None, other: Word | None) -> None:
    """Sharpen a category by the noun after "من", unless others of another kind are joined to it ("رهينة من النساء والأطفال")."""
    noun = word.entry.noun if word is not None and word.entry is not None else None
    others = other.entry.noun if other is not None and other.entry is not None else None
    if noun is not None and others is not None and noun.category != others.category:
        if noun.category == "fighters" and not item.held:
            item.category = "people"  # "2000 شخص من مقاتلي الحي والأهالي": fighters and others together
        return
    if word is not None and _PRISONS in (word.text, word.text.removesuffix(word.suffix)):
        return  # "20 معتقلا من معتقلات X", "أربعة من معتقلاتها": prisons, and no women
    if noun is None or noun.kind != "people" or noun.weak or noun.category == "families":
        return  # "سبعة أشخاص من عائلة واحدة", "30 فردا من عائلاتهم"
    if _RANK[noun.category] > _RANK[item.category]:
        item.category = noun.category


def _find_joined(marked: Marked, k: int, end: int) -> Word | None:
    """Return the noun of people joined by "and" to the one before token k, past what is said of that one."""
    for n in range(k, min(k + _COMPANY, end)):
        word = marked.info[n]
        if marked.words[n] in "،,." or (word is not None and word.entry is not None and word.entry.classes):
            return None
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if word is not None and noun is not None and noun.kind == "people":
            others = noun.number != "s" and noun.category != "bodies"  # "19 من مقاتليه وجثة": a body more
            return word if word.joined and not word.suffix and others else None
    return None


def adds_others(marked: Marked, k: int, end: int) -> bool:
    """Tell whether people who bear no arms, and are nobody's captives, are joined to the fighters before token k."""
    word = _find_joined(marked, k, end)
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun is not None and not noun.held and noun.category not in ("fighters", "detainees", "wounded")


def _is_of_many(word: Word | None) -> bool:
    """Tell whether a counted noun is a plural or dual, so that one more person after it is another ("خمسة رجال وامرأة")."""
    return word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.number != "s"
