"""ML Career Mentor: answers questions from a small FAQ, or says honestly that it doesn't know."""
