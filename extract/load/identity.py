"""Keys that are a function of what they name, and the signature that near-copies share."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

import rensa

from extract.mentions.mention import Mention
from extract.text.folding import fold_name

SIGNATURE_LENGTH = 64
SHINGLE_WORDS = 3
_SEED = 42
_NAMED_KINDS = frozenset({"actor", "place"})


def hash_key(*parts: str | int | date | None) -> str:
    """Return 32 hex digits that stand for these values, in this order.

    None and the empty string differ, and so do 1 and "1".
    """
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(f"{type(part).__name__}\x1f{part}\x1e".encode())
    return digest.hexdigest()


def identify_mention(article_id: str, mention: Mention) -> str:
    """Return the mention's key: the same article, kind, span and value give the same key in every run."""
    return hash_key(
        article_id,
        mention.kind,
        mention.start,
        mention.end,
        mention.entity_id,
        mention.name,
        mention.entity_type,
        mention.precision,
        mention.category,
        mention.low,
        mention.high,
        mention.qualifier,
        mention.date_start,
        mention.date_end,
        mention.date_precision,
    )


def fold_mention_name(mention: Mention) -> str | None:
    """Return the folded name of an actor or place, by which those that no table knows are grouped; else None."""
    if mention.kind not in _NAMED_KINDS:
        return None
    return fold_name(mention.name or mention.text) or None


def sign_text(text: str) -> list[int]:
    """Return the minhash signature of a text: 64 unsigned integers.

    The share of equal integers at equal places estimates the Jaccard similarity of the texts' sets of
    three-word shingles, over folded words. A text shorter than a shingle is one shingle.
    """
    words = fold_name(text).split()
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(count)}
    sketch = rensa.CMinHash(num_perm=SIGNATURE_LENGTH, seed=_SEED)
    sketch.update(sorted(shingles))
    return [int(value) for value in sketch.digest_u64()]
