"""A further question and the one before it → one answer, the earlier weighing less. Pure."""

from bot.answer import Answer, Quote
from embeddings.hits import Outcome

_EARLIER = 0.5  # the weight of the search that is told the earlier question too
_FLAT = 60  # as usual in reciprocal rank fusion


def together(question: str, earlier: str) -> str:
    """Put the earlier question before the further one."""
    return f"{earlier} {question}"


def merge(alone: Answer, with_earlier: Answer, k: int) -> Answer:
    """Merge the answers to a question alone and after the earlier one; only what answers counts."""
    best = Outcome.QUOTED if Outcome.QUOTED in (alone.outcome, with_earlier.outcome) else alone.outcome
    ranks: dict[str, float] = {}
    quotes: dict[str, Quote] = {}
    for answer, weight in ((alone, 1.0), (with_earlier, _EARLIER)):
        if answer.outcome is not best:
            continue
        for place, quote in enumerate(answer.quotes):
            ranks[quote.id] = ranks.get(quote.id, 0.0) + weight / (_FLAT + place)
            quotes.setdefault(quote.id, quote)
    chosen = sorted(quotes.values(), key=lambda quote: -ranks[quote.id])[:k]
    confidence = max(alone.confidence, with_earlier.confidence)
    return Answer(alone.question, best, confidence, alone.generation, tuple(chosen))
