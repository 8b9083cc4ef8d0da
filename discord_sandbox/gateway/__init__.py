"""Discord's gateway, version 10: logins, sessions, resumes, and which events a session gets."""
