"""Write the mean of the encoder's vectors over general texts: our own FAQ's out-of-scope lessons, of every subject.

python benchmarks/general_mean.py
"""

from pathlib import Path

import numpy as np

from bot.faq import ParsedFaq, read_files
from bot.matching import E5Encoder
from bot.matching.examples import prepare
from bot.matching.reading import Reader
from bot.matching.vectors import cached_vectors
from bot.settings import load_settings
from bot.training.train import examples_of, synonyms_of

TARGET = Path(__file__).parents[1] / "bot/matching/e5_mean.npy"


def main() -> None:
    settings = load_settings()
    faq = ParsedFaq(read_files(settings.knowledge_dir)).faq()
    examples = prepare(examples_of(faq))
    reader = Reader.of(synonyms_of(faq), [example.text for example in examples])
    texts = [reader.read_normalised(example.text).text for example in examples if not example.labels]
    mean = cached_vectors(E5Encoder(), texts, settings.cache_dir).mean(axis=0)
    np.save(TARGET, mean.astype(np.float32))
    print(f"{TARGET.name}: {len(texts)} texts, {len(mean)} numbers, length {np.linalg.norm(mean):.3f}")


if __name__ == "__main__":
    main()
