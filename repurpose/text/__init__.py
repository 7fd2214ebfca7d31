"""What is true of a text in a language: sentences, scripts, graphemes, counted lengths, printed form. Pure.

Nothing here knows of articles, networks' accounts or files, and nothing prints or guesses what a text means.
"""
