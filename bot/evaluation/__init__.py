"""Evaluation of the mentor on labelled questions that it was not trained on."""

from bot.evaluation.cases import Case as Case, ask_all as ask_all
from bot.evaluation.metrics import EvaluationMetrics as EvaluationMetrics, compute_metrics as compute_metrics
from bot.evaluation.questions import LabelledQuestion as LabelledQuestion, read_questions as read_questions
