"""A quotation → whose words they are, in a line that stands above it. Pure."""

from bot.answer import Quote


def voice(quote: Quote) -> str | None:
    """Say whose words a quotation holds; None where the author of the text speaks.

    A passage that is a quotation: "Trotsky, quoted by Paul Le Blanc". One that holds a long one: "with words
    of Trotsky, quoted by Paul Le Blanc". What is not certain is said to be so.
    """
    speaker = quote.speaker
    if speaker is None:
        return None
    source = f"quoted by {quote.citation.author}" if quote.citation.author else "quoted in the text"
    if speaker.name is None:
        said = f"{source}; speaker not identified"
        return said if quote.is_quotation else f"with words {said}"
    name = speaker.name if speaker.certain else f"perhaps {speaker.name}"
    return f"{name}, {source}" if quote.is_quotation else f"with words of {name}, {source}"
