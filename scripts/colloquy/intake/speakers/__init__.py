"""Speakers: who they are and what they do, from headers, openings and what is said; where speech ends."""
