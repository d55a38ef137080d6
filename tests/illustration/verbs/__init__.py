"""Tests of illustration.operations.verbs."""
