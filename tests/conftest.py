"""What all tests share: the guards, the judge of PDF/A, and properties that a slow machine does not fail."""

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.guards", "tests.judges.verapdf")

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
