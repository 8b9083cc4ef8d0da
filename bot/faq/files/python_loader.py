"""PyYAML's loader in Python, for where its faster one in C is missing: it reads the same texts."""

import yaml
from yaml.tokens import ScalarToken

_SPACE = "\0 \t\r\n\x85\u2028\u2029"


class PythonLoader(yaml.SafeLoader):
    """Takes a question mark within an unquoted text between braces or brackets, as the loader in C does."""

    def scan_plain(self) -> ScalarToken:
        """Return an unquoted text; PyYAML's own `Scanner.scan_plain`, but `?` does not end it."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._plain_length()
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self) -> int:
        """Return how many characters there are before a space or a sign that ends the text."""
        ends = ",[]{}" if self.flow_level else ""
        length = 0
        while (character := self.peek(length)) not in _SPACE + ends:
            if character == ":" and self.peek(length + 1) in _SPACE + ends:
                break
            length += 1
        return length
