"""Use cases for the bot and the command line, one per file.

Each is a frozen object with its collaborators, called with what was asked. State is written in one
transaction; job ids are handed to the queue after it was committed.
"""
