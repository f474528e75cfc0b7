"""Where things are kept: SQLite or PostgreSQL through one SQL store, or memory. Import nothing here early."""
