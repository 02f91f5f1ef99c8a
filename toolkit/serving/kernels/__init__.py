"""Kernels: how they are started, pooled, hedged, provisioned, limited and ended."""
