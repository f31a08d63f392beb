"""Turns: every way to find who speaks, by labels, marks or styles, and how well it explains a text."""
