"""Evaluation of the mentor on labelled questions that it was not trained on."""

from bot.evaluation.cases import Case, ask_all
from bot.evaluation.metrics import EvaluationMetrics, compute_metrics
from bot.evaluation.questions import LabelledQuestion, read_questions

__all__ = ["Case", "EvaluationMetrics", "LabelledQuestion", "ask_all", "compute_metrics", "read_questions"]
