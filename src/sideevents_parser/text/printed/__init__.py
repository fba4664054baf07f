"""The text of printed pages, laid out in columns: pages, rivers of blanks, columns, tables, paragraphs."""
