"""Made-up talks of any length, in Russian and English."""
