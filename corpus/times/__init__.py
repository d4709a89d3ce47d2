"""Dates and times: grammar and resolution."""
