"""Vocabulary: the words of conversations, what may be a label or a name, and what asks."""
