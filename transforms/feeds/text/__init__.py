"""From the bytes of a feed to text: its encoding, broken markup, and markup to plain text."""
