"""Kernels forked from a process that has everything loaded; Linux only."""
