"""Drafting: what is understood becomes the folder of an interview, with every guess said."""
