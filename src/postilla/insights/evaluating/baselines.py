"""What themes are measured against: TF-IDF with k-means, told how many groups there are; and BERTopic, if installed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from postilla.finding.terms import words_of

Rows = npt.NDArray[np.float64]
SEED = 7
STARTS = 10  # of which the one with the least spread is kept
ROUNDS = 100
MOST_WORDS = 5_000  # the commonest
SMALL = 4_000  # rows whose likenesses are worked out once
LEAST_TOPIC = 5  # of BERTopic; its usual 10 finds nothing among so few


def tf_idf(texts: Sequence[str]) -> Rows:
    """Counts of words, by how rare they are: count × (ln((1 + n) / (1 + df)) + 1), rows of unit length; the formula and
    smoothing that are usual (scikit-learn's guide, “Tf–idf term weighting”)."""
    bags = [Counter(words_of(text.casefold())) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    kept = sorted(spread, key=lambda word: (-spread[word], word))[:MOST_WORDS]
    names = {word: at for at, word in enumerate(sorted(kept))}
    rows = np.zeros((len(texts), len(names)))
    for at, bag in enumerate(bags):
        for word, count in bag.items():
            if word in names:
                rows[at, names[word]] = count
    rows *= np.log((1 + len(texts)) / (1 + (rows > 0).sum(axis=0))) + 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit


def k_means(rows: Rows, count: int) -> list[int]:
    """Groups about `count` middles (Lloyd, 1982), started as k-means++ does (Arthur & Vassilvitskii, 2007). Always the
    same for the same rows."""
    count = min(count, len(rows))
    if count < 2:
        return [0] * len(rows)
    draw = np.random.default_rng(SEED)
    alike = rows @ rows.T if len(rows) <= SMALL else None
    tries = [_lloyd(rows, rows[_started(rows, alike, count, draw)]) for _ in range(STARTS)]
    return [int(label) for label in min(tries, key=lambda one: one[0])[1]]


def _started(rows: Rows, alike: Rows | None, count: int, draw: np.random.Generator) -> list[int]:
    """The numbers of the rows that are the first middles."""
    chosen = [int(draw.integers(len(rows)))]
    far = np.full(len(rows), np.inf)
    for _ in range(count - 1):
        like = alike[chosen[-1]] if alike is not None else rows @ rows[chosen[-1]]
        far = np.minimum(far, np.maximum(2 - 2 * like, 0))  # rows are of unit length
        odds = far / far.sum() if far.sum() > 0 else None
        chosen.append(int(draw.choice(len(rows), p=odds)))
    return chosen


def _lloyd(rows: Rows, middles: Rows) -> tuple[float, npt.NDArray[np.int64]]:
    labels = np.zeros(len(rows), dtype=np.int64)
    for turn in range(ROUNDS):
        far = (rows**2).sum(axis=1)[:, None] - 2 * rows @ middles.T + (middles**2).sum(axis=1)
        new = far.argmin(axis=1)
        if turn and (new == labels).all():
            break
        labels = new
        for at in range(len(middles)):
            if (labels == at).any():
                middles[at] = rows[labels == at].mean(axis=0)
    return float(far.min(axis=1).sum()), labels


def bertopic(texts: Sequence[str], vectors: npt.NDArray[np.float32]) -> list[int] | None:
    """Its topics, of our vectors; None where it is not installed or finds too little to work with."""
    try:
        from bertopic import BERTopic
        from umap import UMAP
    except ImportError:
        return None
    reduce: Any = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=SEED)
    model: Any = BERTopic(embedding_model=None, umap_model=reduce, min_topic_size=LEAST_TOPIC)
    try:
        topics, _ = model.fit_transform(list(texts), embeddings=vectors)
    except (ValueError, TypeError):
        return None
    return [int(topic) for topic in topics]
