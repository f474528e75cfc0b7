"""Settings for every test."""

from hypothesis import settings

# A deadline would be a timing assertion, and fail on a busy machine.
settings.register_profile("whoowns", deadline=None, print_blob=True)
settings.load_profile("whoowns")
