"""Weighing: whether a text is an interview, or several, or none."""
