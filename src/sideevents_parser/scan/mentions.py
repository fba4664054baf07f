"""A document → everything that it seems to say, once over the whole text.

In: a document and a lexicon. Out: ``Mentions``. Each kind has a module of its own; this one only calls them in turn.
"""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.dates.stamped import with_stamped
from sideevents_parser.scan.hops import lowered
from sideevents_parser.scan.labels.labels import scan_labels
from sideevents_parser.scan.labels.tables import scan_tables, with_cells
from sideevents_parser.scan.links import scan_links
from sideevents_parser.scan.moments import scan_moments
from sideevents_parser.scan.words import date_words
from sideevents_parser.scan.zones.lines import scan_zones
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Mentions


def scan_document(document: Document, lexicon: Lexicon) -> Mentions:
    """All mentions of a document, each kind in the order of the text."""
    links, low = scan_links(document, lexicon), lowered(document.view, only_ascii=date_words(lexicon).is_ascii)
    scanned, found = scan_moments(document, low, links, lexicon), scan_tables(document, lexicon)
    return Mentions(
        moments=with_stamped(scanned.moments, document) if document.times else scanned.moments,
        zones=tuple(sorted({*scan_zones(document, low, lexicon), *found.zones})),
        labels=with_cells(scan_labels(document, lexicon), found),
        links=links,
        tables=found.tables,
        unread=scanned.unread,
    )
