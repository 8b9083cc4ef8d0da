"""Sending interactions to the bot, and failing those that it doesn't acknowledge in time."""

import asyncio
from collections.abc import Callable

from discord_sandbox.world.events import Event, InteractionCreated, InteractionUpdated
from discord_sandbox.world.interactions import SECONDS_TO_ANSWER, Interaction
from discord_sandbox.world.state import World


class InteractionSender:
    """Publishes interactions, and fails each that isn't acknowledged within 3 s by the clock.

    Args:
        world: The world that they belong to.
        is_reachable: Returns whether a bot gets the events of a guild, by its id, or of none; where it doesn't, an
            interaction fails at once.
    """

    def __init__(self, world: World, is_reachable: Callable[[int | None], bool]) -> None:
        self._world = world
        self._is_reachable = is_reachable
        self._timeouts: dict[str, asyncio.Task[None]] = {}
        world.bus.subscribe(self._cancel_timeout)

    async def close(self) -> None:
        """Cancel all timeouts."""
        tasks = list(self._timeouts.values())
        self._timeouts.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def send(self, interaction: Interaction) -> Interaction:
        """Send an interaction to the bot, and return it."""
        guild = interaction.channel.guild
        self._world.add_interaction(interaction)
        interaction.channel.contacted = True
        reachable = self._is_reachable(guild.id if guild is not None and self._world.has_bot(guild) else None)
        if reachable:
            self._timeouts[interaction.token] = asyncio.create_task(self._fail_after_timeout(interaction))
        self._world.bus.publish(InteractionCreated(interaction))
        if not reachable:
            self._fail(interaction)
        return interaction

    async def _fail_after_timeout(self, interaction: Interaction) -> None:
        # The task may begin when the clock was moved on already.
        elapsed = self._world.clock.monotonic() - interaction.created
        await self._world.clock.sleep(max(0.0, SECONDS_TO_ANSWER - elapsed))
        self._fail(interaction)

    def _fail(self, interaction: Interaction) -> None:
        self._timeouts.pop(interaction.token, None)
        if not interaction.is_answered:
            interaction.fail()
            self._world.bus.publish(InteractionUpdated(interaction))

    def _cancel_timeout(self, event: Event) -> None:
        if isinstance(event, InteractionUpdated) and event.interaction.response_type is not None:
            task = self._timeouts.pop(event.interaction.token, None)
            if task is not None:
                task.cancel()
