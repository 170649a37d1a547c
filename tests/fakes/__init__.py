"""Stand-ins for the services the product talks to, as real servers on loopback."""
