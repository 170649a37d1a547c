"""How requests to the Bot API are paced and repeated."""
