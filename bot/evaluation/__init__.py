"""How well the mentor does on labelled questions that it has not learnt from."""

from bot.evaluation.cases import Case, ask_all
from bot.evaluation.figures import Figures, figures_of
from bot.evaluation.questions import LabelledQuestion, read_questions

__all__ = ["Case", "Figures", "LabelledQuestion", "ask_all", "figures_of", "read_questions"]
