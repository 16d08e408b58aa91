"""Discord's limits for a message, in a table of its own: what the renderers must never pass.

https://docs.discord.com/developers/components/reference and resources/message, read in August 2026.
"""

from bot.render.posts.blocks import Buttons, ChannelSelect, Post, Select, Text


def complaints(post: Post) -> list[str]:
    """Say what Discord would refuse."""
    texts = [block.markdown for block in post.blocks if isinstance(block, Text)]
    rows = [block for block in post.blocks if isinstance(block, Buttons)]
    buttons = [button for row in rows for button in row.buttons]
    selects = [block for block in post.blocks if isinstance(block, Select)]
    lists = [*selects, *(block for block in post.blocks if isinstance(block, ChannelSelect))]
    options = [option for select in selects for option in select.options]
    ids = [*(button.id for button in buttons if button.id), *(select.id for select in lists)]
    # Whether Discord counts the labels of options with the texts is not known; so they are counted here.
    texts += [option.label for option in options]
    rules = {
        "4000 characters": sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000,
        "10,170 bytes": sum(len(text.encode()) + 12 for text in texts) <= 10_170,
        "40 components": 1 + len(post.blocks) + len(buttons) + len(lists) <= 40,
        "no empty text": all(text.strip() for text in texts),
        "1 to 5 buttons a row": all(1 <= len(row.buttons) <= 5 for row in rows),
        "ids of 1 to 100 characters": all(1 <= len(name) <= 100 for name in ids),
        "no id twice": len(ids) == len(set(ids)),
        "labels of 1 to 80 characters": all(1 <= len(button.label) <= 80 for button in buttons),
        "addresses of at most 512 characters": all(len(button.url or "") <= 512 for button in buttons),
        "options of 1 to 100 characters": all(
            1 <= len(text.strip().encode("utf-16-le")) // 2 <= 100
            for option in options
            for text in (option.label, option.value)
        ),
        "1 to 25 options, as many as may be chosen": all(
            0 <= select.least <= select.most <= len(select.options) <= 25 and select.most
            for select in selects
        ),
        "no value twice": all(
            len({option.value for option in select.options}) == len(select.options) for select in selects
        ),
        "no more chosen than may be": all(
            sum(option.is_chosen for option in select.options) <= select.most for select in selects
        )
        and all(
            len(select.chosen) <= select.most <= 25 for select in lists if isinstance(select, ChannelSelect)
        ),
        "placeholders of at most 150 characters": all(
            len(select.placeholder or "") <= 150 for select in lists
        ),
        "an id or an address": all((button.id is None) != (button.url is None) for button in buttons),
    }
    return [rule for rule, holds in rules.items() if not holds]
