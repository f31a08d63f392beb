"""Mapping: one interview at a time, from its files to its record, apart from all others and anywhere.

`reading` has the steps in order, `making` what is made from their result, `executing` where; `keeping` makes
only the records that are not there.
"""
