"""The parts of the site that are made from the project's own data."""
