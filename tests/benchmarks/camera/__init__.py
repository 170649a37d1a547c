"""The camera against clips whose truth is known, and against simpler cameras."""
