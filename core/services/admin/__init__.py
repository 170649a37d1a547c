"""What administrators of this installation do."""
