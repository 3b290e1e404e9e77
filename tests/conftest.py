"""What all tests share: the guards."""

pytest_plugins = ("tests.guards",)
