"""Plans: what is taken from them, and how they are paid."""
