"""How the schema came to be, one step a file in `versions`. A step that was released is never edited."""
