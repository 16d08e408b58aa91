"""A post as plain data → the view that discord.py sends.

A view is always fresh, without time-out, and holds only links and buttons that are known by their id:
anything else makes discord.py 2.7 forget, after a time-out or an edit, how to answer old buttons.
"""

from typing import Any

import discord
from discord import ui

from bot.chat.components import Press
from bot.render.blocks import Block, Button, Buttons, Post, Text


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
    return ui.Separator()


def _button(button: Button) -> ui.Item[Any]:
    if button.url:
        return ui.Button(label=button.label, url=button.url)
    assert button.id is not None  # noqa: S101  (a button has an id or an address)
    return Press(ui.Button(label=button.label, custom_id=button.id, style=discord.ButtonStyle.secondary))
