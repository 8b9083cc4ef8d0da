"""Training: an FAQ's files -> a matcher, trained once and cached."""
