"""What a quotation is: speech, a fragment, or words that nobody says, such as terms, titles and signs."""
