"""Printed forms at the desk: what a hand-over needs on paper, looked at before it is printed."""
