"""The words that stand around articles: phrases at the start of lines, credits, notices, and names of sites in titles."""
