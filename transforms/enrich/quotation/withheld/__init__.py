"""Why somebody named beside a quotation is not given as its speaker."""
