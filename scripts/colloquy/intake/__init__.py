"""Intake: from whatever was received to an interview's folder, with every guess and doubt said.

Formats are read into one form (`formats`); each way of telling turns apart is tried on it and scored, and
what explains the text best is proposed. What is not certain is a doubt, and given to nobody.
"""
