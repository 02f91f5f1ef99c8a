"""YAML files of exercises, read with every problem's file, line and hint."""
