"""PyYAML's loader in Python, which is used where the one in C is missing, reads what the other one reads."""

import pytest
import yaml
from hypothesis import given, strategies as st

from bot.faq.files.python_loader import PythonLoader

CLoader: type = getattr(yaml, "CSafeLoader", PythonLoader)
pytestmark = pytest.mark.skipif(CLoader is PythonLoader, reason="this PyYAML has no loader in C")
Read = tuple[str, object]


def _read(text: str, loader: type) -> Read:
    try:
        return "read", yaml.load(text, Loader=loader)  # noqa: S506 -- both are safe loaders
    except yaml.YAMLError:
        return "refused", None


@pytest.mark.parametrize(
    "text",
    ["{en: What are the interviews like?}", "[x?, y?]", "{en: why? because}", "{a: x?,b: y}", "{en: 是吗?, zh: 吗？}"],
)
def test_question_marks(text: str) -> None:
    """As the README writes them."""
    assert _read(text, PythonLoader) == _read(text, CLoader)
    assert _read(text, PythonLoader)[0] == "read"


@given(
    st.lists(st.sampled_from(["a", "b?", "是吗?", "?!", "x-?y"]), min_size=1, max_size=8), st.sampled_from([" ", ", "])
)
def test_any_words_between_brackets(words: list[str], between: str) -> None:
    """A question mark that begins no word is part of the text, in both."""
    text = f"[w{between.join(words)}]"
    if ", ?" not in text:
        assert _read(text, PythonLoader) == _read(text, CLoader)
