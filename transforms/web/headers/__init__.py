"""What the head of an answer says: retries, redirects, cookies, validators, statements about use."""
