"""What all tests share: the guards, and the judge of PDF/A."""

pytest_plugins = ("tests.guards", "tests.judges.verapdf")
