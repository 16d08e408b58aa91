"""A post as plain data → the view that discord.py sends.

A view is always fresh, without time-out, and holds only links and controls that are known by their id:
anything else makes discord.py 2.7 forget, after a time-out or an edit, how to answer old buttons.
"""

from typing import Any

import discord
from discord import ui

from bot.chat.components import Press
from bot.render.posts.blocks import Block, Button, Buttons, ChannelSelect, Post, Select, Text

# Where members write: a message in the first two is a question, in a forum the first one of a post. Media
# channels are like forums, but Discord's description of its interface does not have them in a select, and one
# kind that is refused would keep the whole panel from being shown.
_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
]


def view(post: Post) -> ui.LayoutView:
    """Make the view of a post."""
    shown = ui.LayoutView(timeout=None)
    container: ui.Container[Any] = ui.Container(accent_colour=post.tone.value)
    for block in post.blocks:
        container.add_item(_item(block))
    shown.add_item(container)
    return shown


def _item(block: Block) -> ui.Item[Any]:
    if isinstance(block, Text):
        return ui.TextDisplay(block.markdown)
    if isinstance(block, Buttons):
        return ui.ActionRow(*(_button(button) for button in block.buttons))
    if isinstance(block, Select):
        return ui.ActionRow(_select(block))
    if isinstance(block, ChannelSelect):
        return ui.ActionRow(_channel_select(block))
    return ui.Separator()


def _button(button: Button) -> ui.Item[Any]:
    if button.url:
        return ui.Button(label=button.label, url=button.url)
    assert button.id is not None  # noqa: S101  (a button has an id or an address)
    return Press(ui.Button(label=button.label, custom_id=button.id, style=discord.ButtonStyle.secondary))


def _select(select: Select) -> ui.Item[Any]:
    options = [
        discord.SelectOption(label=option.label, value=option.value, default=option.is_chosen)
        for option in select.options
    ]
    return Press(
        ui.Select(
            custom_id=select.id,
            options=options,
            min_values=select.least,
            max_values=select.most,
            required=select.least > 0,
            placeholder=select.placeholder,
        )
    )


def _channel_select(select: ChannelSelect) -> ui.Item[Any]:
    kind = discord.SelectDefaultValueType.channel
    return Press(
        ui.ChannelSelect(
            custom_id=select.id,
            channel_types=_CHANNELS,
            min_values=0,
            max_values=select.most,
            default_values=[discord.SelectDefaultValue(id=number, type=kind) for number in select.chosen],
            placeholder=select.placeholder,
        )
    )
