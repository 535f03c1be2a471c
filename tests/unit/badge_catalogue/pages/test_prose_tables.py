"""Tables of the hand-written pages: row headers, labels for a phone, names for a reader; text stays text."""

from badge_catalogue.pages.prose_tables import stackable

TABLE = (
    "<p>x</p><table>\n<thead>\n<tr>\n<th>Wat</th>\n<th>Wie &amp; hoe?</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
    "<td><strong>Diploma</strong></td>\n<td>een <strong>school</strong></td>\n</tr>\n</tbody>\n</table><p>y</p>"
)


def test_a_bold_first_cell_is_a_row_header() -> None:
    """A first cell that is bold throughout names its row; one that is bold in part, or not the first, does not."""
    made = stackable(TABLE)
    assert '<th role="rowheader" scope="row" data-label="Wat">Diploma</th>' in made
    assert made.count("rowheader") == 1
    other = stackable(
        TABLE.replace("<td><strong>Diploma</strong>", "<td><strong>Mbo</strong>-<strong>diploma</strong>")
    )
    assert "rowheader" not in other
    assert "<strong>Mbo</strong>-<strong>diploma</strong></td>" in other


def test_every_cell_knows_its_question() -> None:
    """A cell carries its column's header as text, whatever stands in it."""
    assert '<td role="cell" data-label="Wie &amp; hoe?">een <strong>school</strong></td>' in stackable(TABLE)


def test_it_stays_a_table_and_is_reached_with_the_keyboard() -> None:
    """Roles say what the styles may hide, and the region is named after the table's first header."""
    made = stackable(TABLE)
    assert '<div class="scroll stacking" role="region" tabindex="0" aria-label="@@t:table@@: Wat">' in made
    for role, number in (("table", 1), ("rowgroup", 2), ("row", 2), ("columnheader", 2), ("rowheader", 1), ("cell", 1)):
        assert made.count(f'role="{role}"') == number


def test_what_is_no_table_stays_as_it_is() -> None:
    """Nothing around a table changes, and a page without one is the same page."""
    made = stackable(TABLE)
    assert made.startswith("<p>x</p><div")
    assert made.endswith("</table></div><p>y</p>")
    assert stackable("<p>geen tabel</p>") == "<p>geen tabel</p>"
