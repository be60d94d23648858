"""Settings of all tests."""

from hypothesis import settings

#: No example has a time limit: a busy machine is no fault of the code.
settings.register_profile("newsbeam", deadline=None)
settings.load_profile("newsbeam")
