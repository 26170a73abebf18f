"""The calls here are held to flows of other names: by test_broken.py, not by their file names."""

collect_ignore_glob = ["*.calls"]
