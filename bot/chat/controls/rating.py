"""Buttons by which a member says of an answer whether it was one, where the server has switched that on."""

from collections import deque

from bot.chat import replies, sent
from bot.chat.controls.presses import Pressed, on
from bot.chat.desk import Refused
from bot.lookup.passages import find
from bot.render.posts.ids import Verb
from bot.servers.verdicts import Verdict

_given: deque[tuple[int, int]] = deque(maxlen=5000)  # lately, of which message by whom; in memory only


@on(Verb.RATE)
async def rate(pressed: Pressed) -> None:
    """Keep a verdict, one of each member on each answer."""
    interaction, message = pressed.interaction, pressed.interaction.message
    question, server = sent.asked(message), interaction.guild_id
    said = pressed.rest.partition(":")[0]
    is_on = server is not None and pressed.desk.preferences.of(server).feedback
    if not is_on or server is None or message is None or question is None or said not in list(Verdict):
        raise Refused(pressed.say("not_rated"))
    await replies.acknowledge(interaction, private=True)
    if (message.id, interaction.user.id) not in _given:
        _given.append((message.id, interaction.user.id))
        found = find(pressed.library, pressed.spots[0].passage) if pressed.spots else None
        place = (found[0].id, found[1].number) if found else (None, None)
        await pressed.desk.look_up(pressed.desk.feedback.keep, server, Verdict(said), question, *place)
    await replies.tell(interaction, pressed.say("rated"))
