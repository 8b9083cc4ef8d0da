"""The page: its files, its sockets, and what it asks for."""
