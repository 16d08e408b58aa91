"""The name of a model → whether it knows a language. Pure."""

from embeddings.dense import multilingual
from embeddings.dense.weights import DEFAULT_MODEL
from embeddings.language.languages import UNDECIDED

# What the models were trained on, as their authors say; any other model is taken to know every language.
_KNOWN = {
    DEFAULT_MODEL: frozenset({"en"}),
    multilingual.NAME: frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split()),
}


def knows(model: str, language: str) -> bool:
    """Tell whether a model knows a language; one of many languages is asked about words of none.

    >>> knows(DEFAULT_MODEL, "de"), knows("a-model-of-one's-own", "de")
    (False, True)
    """
    known = _KNOWN.get(model)
    return known is None or language in known or (language == UNDECIDED and len(known) > 1)
