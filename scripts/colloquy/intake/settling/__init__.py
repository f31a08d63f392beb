"""Settling: what a person answers to a doubt is tried, and written into `interview.yml`."""
