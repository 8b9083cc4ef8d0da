"""Out-of-scope examples of a theme that was left out of the training: how many would be answered?

python benchmarks/themes.py [--write]
"""

import argparse

from benchmarks.document import percent, table, write
from bot.faq import ParsedFaq, read_files
from bot.faq.files.read import OUT_OF_SCOPE
from bot.settings import load_settings
from bot.training.loader import load_or_train
from bot.training.train import make_encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table into docs/matching.md")
    given = parser.parse_args()
    settings = load_settings()
    model = load_or_train(settings, ParsedFaq(read_files(settings.knowledge_dir)), make_encoder(settings))
    cutoffs, groups = model.matcher.cutoffs, model.held_out.by_group
    rows = [
        [
            theme.removeprefix(f"{OUT_OF_SCOPE}/"),
            str(len(values)),
            percent(float((values >= cutoffs.answer).mean())),
            percent(float(((values >= cutoffs.suggest) & (values < cutoffs.answer)).mean())),
        ]
        for theme, values in groups.items()
    ]
    answered = sum(int((values >= cutoffs.answer).sum()) for values in groups.values())
    total = sum(len(values) for values in groups.values())
    rows.append(["**all**", str(total), percent(answered / total), ""])
    text = table(["theme left out", "examples", "answered %", "suggested %"], rows)
    print(text)
    if given.write:
        write("themes", text)


if __name__ == "__main__":
    main()
