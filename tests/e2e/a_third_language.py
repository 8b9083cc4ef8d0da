"""Run by `test_a_third_language.py` in a process of its own, on a copy of the bot that knows German as well."""

import asyncio
import json
import sys
from pathlib import Path

from bot.app import MentorBot, discord_at, make_services
from bot.app.lifecycle import log_in
from bot.mentor import Library, Mentor
from bot.settings import load_settings
from bot.training.loader import build_mentor
from discord_sandbox import Sandbox


async def seen_in_discord(mentor: Mentor) -> dict[str, object]:
    """Return what Discord is told of the commands, and what a German member and a Chinese one get."""
    async with Sandbox() as sandbox:
        with discord_at(sandbox.base_url):
            async with MentorBot(make_services(Library(mentor))) as bot:
                await log_in(bot, sandbox.token)
                serving = asyncio.create_task(bot.connect())
                await sandbox.ready()
                mia, lin = sandbox.world.person("Mia"), sandbox.world.person("小林")
                mia.locale = "de"
                channel = sandbox.world.channel("#questions")
                shown = []
                for person, question in ((mia, "Wo ist die Katze?"), (mia, "MLE?"), (lin, "猫在哪里")):
                    used = await (await sandbox.use(person, channel, "ask", {"question": question})).settled()
                    assert used.original is not None
                    shown.append([used.original.text, *(button.label for button in used.original.buttons())])
                    for option in used.original.options()[:1]:
                        await (await sandbox.press(person, used.original, option.target, [option.value])).settled()
                        shown[-1].append(used.original.text)
                told = {command["name"]: command for command in sandbox.world.commands[None].values()}
            await serving
        return {"commands": told, "shown": shown, "refusals": [str(refusal) for refusal in sandbox.refusals]}


if __name__ == "__main__":
    own = build_mentor(load_settings(knowledge_dir=Path(sys.argv[1])))
    sys.stdout.write(json.dumps(asyncio.run(seen_in_discord(own))))
