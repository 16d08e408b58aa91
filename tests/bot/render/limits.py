"""Discord's limits for a message, in a table of its own: what the renderers must never pass.

https://docs.discord.com/developers/components/reference and resources/message, read in August 2026.
"""

from bot.render.blocks import Buttons, Post, Text


def complaints(post: Post) -> list[str]:
    """Say what Discord would refuse."""
    texts = [block.markdown for block in post.blocks if isinstance(block, Text)]
    rows = [block for block in post.blocks if isinstance(block, Buttons)]
    buttons = [button for row in rows for button in row.buttons]
    ids = [button.id for button in buttons if button.id]
    rules = {
        "4000 characters": sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000,
        "10,170 bytes": sum(len(text.encode()) + 12 for text in texts) <= 10_170,
        "40 components": 1 + len(post.blocks) + len(buttons) <= 40,
        "no empty text": all(text.strip() for text in texts),
        "1 to 5 buttons a row": all(1 <= len(row.buttons) <= 5 for row in rows),
        "ids of 1 to 100 characters": all(1 <= len(name) <= 100 for name in ids),
        "no id twice": len(ids) == len(set(ids)),
        "labels of 1 to 80 characters": all(1 <= len(button.label) <= 80 for button in buttons),
        "addresses of at most 512 characters": all(len(button.url or "") <= 512 for button in buttons),
        "an id or an address": all((button.id is None) != (button.url is None) for button in buttons),
    }
    return [rule for rule, holds in rules.items() if not holds]
