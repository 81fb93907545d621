"""What can be seen of the world, as operations."""

from local_telegram import views
from local_telegram.operations.asked import Json, someone
from local_telegram.world import World


def answer(world: World, given: Json) -> Json:
    """`{tap}` → what the bot answered to it, or null."""
    tap = world.bot(given.get("bot")).taps.get(given["tap"])
    return {"answer": tap.answer if tap else None}


def transcript(world: World, given: Json) -> Json:
    """`{person, chat?}` → everything this person sees in that chat."""
    who = someone(world, given)
    return views.screen(who.world, who.bot, who.person, who.chat)


def state(world: World, given: Json) -> Json:
    """`{}` → people, groups, bots, clock, faults and the number of the last change."""
    del given
    return views.state(world)


def pending(world: World, given: Json) -> Json:
    """`{}` → how many updates the bot has not confirmed yet."""
    queue = world.bot(given.get("bot")).updates
    queue.expire(world.clock())
    return {"updates": len(queue), "seq": world.events.seq}


def calls(world: World, given: Json) -> Json:
    """`{since?}` → the calls of the bot after that number."""
    since = int(given.get("since") or 0)
    return {"calls": [views.call(c) for c in world.calls if c.number > since]}
