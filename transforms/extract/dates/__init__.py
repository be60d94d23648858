"""The day and time of publication: what a page states, declares and shows, and the choice of one."""
