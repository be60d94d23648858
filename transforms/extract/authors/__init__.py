"""The authors of an article: names out of declarations and bylines, without houses, roles and places."""
