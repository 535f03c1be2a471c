"""Keys whose secret half anyone can make: those of the seeds in this project's repository. They prove practice alone.

Whatever a trust list says of whoever bears one, its badges are for practice. A test compares the list with the seeds.
"""

from collections.abc import Mapping

from badge_verifier.trust.ambiguity import key_in, material

# Multikey of the public half, of the schools that the catalogue shows how it works with, and of keys of many examples.
DEMONSTRATION = (
    "z6Mkry2Hc4jryoUCE5WnD4Ch1sihuYY6Ptim5p2eMKSGVx5S",  # the demonstration's demo-mbo
    "z6MkvvAz9C23j3xQY7BzLySfCcCL1hRtG8gf9QxmsCZsox71",  # the demonstration's demo-hbo
    "z6MkqtvasVwrE9kMZD4ZNuakVZ3LV4EyZZHeuKgtRxbSm8UX",  # the demonstration's demo-wo
    "z6MkfoDA4XNA4ycFz9FAYs6sHPgSekxK14pWr2kh1jXEAoQW",  # the demonstration's demo-leerbedrijf
    "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",  # 32 bytes of nothing
    "z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd",  # the bytes from 0 to 31
)
# Of the tests, which act out real schools with them; no catalogue may list one.
OF_TESTS = (
    "z6MkrZMjY8KM3F4UKpjgRsat9W9Kb9hvE8VaPSFvP4aG5fC7",
    "z6MkppTyLbz2WCKL3A2AunYfYM34nV3HZKHqufRBtX8bNfjZ",
    "z6MkgYVcdXg2dvvnimrKktirwdtwqgJtJEAuMfZApsfpWS8Y",
    "z6MkrXyP3NXWzanKhAkFhWN8QXUDiya318prt5U8dAbSkcxs",
    "zDnaeTcpUYyEZBDokJJnBt1B8DwKyq68y8A5CvM1QdqQNFAj3",
    "zDnaeuF5EUJhbAtmyAC3X4Ao7Wr8KajtQ1mQFU6hP6kHVhcpo",
    "z6MkmdVpQBsPwkECfu9paWSNASfJZJQhHPZf47NP72dsdaeb",
    "z6MkpXxWBLTgd4Jx6j81t2ZUbBRrB8C8RGvsRg1AZiG2QjEL",
    "z6MksSCPuG4TuGfR1rkxanGT1vHecue95Lc5SWPyDxbaLbUe",
    "z6MkuQEvGSpaZBa4C6Lp6SH9XM7xhFqeXMzm2daKHdpU5Heg",
    "z6Mkjp4D1iXbySPZ7e5FxKML3RUm98afYJF2iaNEZCTkxDpa",
    "z6Mkmk1wry9ssMviyaPyME1YHkMAokthvgcMCL7PY62YiiY2",
    "z6Mkm8zKKD5m7GhpN8QNCTTTi5hwMNrpjMnQohLANKgy25Fv",
    "z6MkhaSEyLVtnNgcNPCcLQj53ZkWjNg2Txbk9qZqzPC14UDm",
    "z6MkqECLX8hfNfy4v1LFBoWjVwv1v2fdDoYewmRS5vjumHmZ",
    "z6MktHwszv52ah2EQBnuT6SonYqnMYz9qZiNZbEiGtxb9oZd",
    "zDnaei2iYmEj8Y84xU1t8JUw3MqDiMUgB3kLfNJn5hk6t6DFi",
    "zDnaemd3cWYvT5muh53jL1d6warNkb1nDnTJSencJfhqoj6NF",
    "z82LktsJek527KGbUY42MP8GcABPfJJyg7qSW24bGodNrcAY46bCNy7RHWZM5PR1Ay5SdBV",
    "z82Lm3c9Dv2JaQTwpCJ6qGLnA6rTmZPHxJ6Aeg4mAtXSLQ6X6kDj43pYuafMsmhQy7Ariby",
)
_MATERIAL = frozenset(key_in(f"did:key:{key}") for key in DEMONSTRATION)
_OF_TESTS = frozenset(key_in(f"did:key:{key}") for key in OF_TESTS)


def is_practice(jwk: Mapping[str, object]) -> bool:
    """Say whether a key is one that anyone can sign with."""
    return material(jwk) in _MATERIAL


def is_published(same: object) -> bool:
    """Say whether the secret half of a key stands in this repository; `same` is its material."""
    return same in _MATERIAL or same in _OF_TESTS
