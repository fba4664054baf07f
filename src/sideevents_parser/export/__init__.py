"""From records outward: calendars, linked data, tables and links. Reads records; nobody below reads it."""
