"""Pages of the administrators' menu."""
