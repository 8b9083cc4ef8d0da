"""One cog a way in: commands, mentions and direct messages, being invited."""

from bot.app.cogs.conversation import ConversationCog
from bot.app.cogs.questions import QuestionsCog
from bot.app.cogs.topics import topic_commands
from bot.app.cogs.welcome import WelcomeCog

__all__ = ["ConversationCog", "QuestionsCog", "WelcomeCog", "topic_commands"]
