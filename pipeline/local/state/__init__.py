"""What commands do with a state folder: sizes, backup, explanations, orders to the process that runs on it."""
