"""Strict readers and writers of small formats: JSON, CBOR, DER, multibase, dates, text to show."""
