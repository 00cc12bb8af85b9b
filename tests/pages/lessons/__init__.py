"""How the tasks of each page are done, and what nearly does them."""
