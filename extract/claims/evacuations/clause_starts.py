"""Clause starts: where a new clause begins between two words of leaving."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of


def begins_clause(ctx: Context, k: int, b: int) -> bool:
    """Tell whether a clause begins at token k: at a connector, or at a comma before a connector, "and" or a verb."""
    words = ctx.marked.words
    if words[k] in words_of("clauses") or words[k : k + 2] == ["بالتزامن", "مع"] or _is_meanwhile(ctx, k):
        return True
    if "counter" in ctx.cues_at.get(k, ()):
        return True  # "خروج المسلحين لقاء إخراج المدنيين"
    if words[k : k + 3] == ["بما", "في", "ذلك"] and k + 3 == b:
        return True  # "إجلاء 128 جريحا منذ …، بما في ذلك إجلاء 21 اليوم"
    if words[k] not in "،," or k >= b:
        return False
    after = ctx.marked.info[k + 1]
    if words[k + 1] == "اما" and words[k + 2].startswith("ال"):
        return True  # "أما الدفعة الثالثة فوصلت"
    return (
        words[k + 1] in words_of("clauses")
        or words[k + 1].startswith("و")
        or (after is not None and after.entry is not None and bool(after.entry.classes))
    )


def _is_meanwhile(ctx: Context, k: int) -> bool:
    """Tell whether "at a time when" stands at token k, a verb behind it ("في وقت وصل", "في حين غادرت", "في الوقت الذي")."""
    words = ctx.marked.words
    if words[k : k + 3] == ["في", "الوقت", "الذي"]:
        return True
    after = ctx.marked.info[k + 2] if k + 2 < len(words) else None
    verb = after is not None and after.entry is not None and bool(after.entry.classes) and not after.definite
    return verb and words[k].removeprefix("و") == "في" and words[k + 1] in ("وقت", "حين")
