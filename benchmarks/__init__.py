"""Speed and quality beside peers; run by hand."""
