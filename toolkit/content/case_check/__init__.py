"""The checker of cases: what an author should look at before anybody plays."""
