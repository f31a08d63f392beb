"""Joining: from the records of all interviews to what is about many of them, and to whole pages and files.

A joiner sees summaries, and takes pieces from the store one at a time, so memory does not grow with the
archive's text. It says for each output what it is made from; only what is not in place is written.
"""
