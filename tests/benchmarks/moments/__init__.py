"""How good the moments are: boundaries, bad answers, blind pairs, agreement with viewers."""
