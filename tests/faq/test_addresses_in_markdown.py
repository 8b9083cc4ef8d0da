"""An address or a title that would end its link, or begin another one, is refused."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import FaqFolder
from tests.faq.refusals import assert_refused, entry


@pytest.mark.parametrize(
    "address",
    [
        "https://x/)[click](https://example.org",
        "https://example.org/a)",
        "https://example.org/(a",
        "https://example.org/((a))",
        "https://example.org/)(",
        "https://example.org/a]b",
        "https://example.org/<b>",
        "https://example.org/?q=[a]",
        "https://example.org?q=a]b",
        "https://example.org#a]b",
        "https://example.org/a\\\\",
    ],
)
@pytest.mark.parametrize(
    ("key", "place"),
    [("    source: {}\n", "more.yaml:7:13"), ("    links: [{{label: {{en: x}}, url: {}}}]\n", "more.yaml:7:35")],
    ids=["source", "link"],
)
def test_an_address_that_ends_its_link(faq_folder: FaqFolder, address: str, key: str, place: str) -> None:
    """The hint says how to write it."""
    written = key.format(f'"{address}"')
    assert_refused(faq_folder, ({"more.yaml": entry(written)}, place, "an address that ends its link too early"))


@pytest.mark.parametrize(
    "address", ["https://example.org/a_(b)", "https://[2606:2800:220:1::1]/a", "https://example.org/%29%5B?a=(b)&c=(d)"]
)
def test_an_address_that_stays_in_its_link(faq_folder: FaqFolder, address: str) -> None:
    """Pairs of brackets do, as in many articles of an encyclopedia."""
    assert ParsedFaq(read_files(faq_folder({"more.yaml": entry(f'    source: "{address}"\n')}))).whole.faq is not None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("[Birds](https://example.org)", "a link in a title"),
        ("Birds](https://example.org)", "a link in a title"),
        ("Birds?\\n# All of them", "more than one line"),
        ("Birds?\\u2028more", "more than one line"),
    ],
)
def test_a_title_that_breaks_its_heading(faq_folder: FaqFolder, title: str, words: str) -> None:
    """Titles and labels stand in headings, lists and links."""
    assert_refused(faq_folder, ({"more.yaml": entry(title=title)}, "more.yaml:4:17", words))
