"""Tests of a scene's sketch."""
