"""Finding: the Whoosh index, the query language, and the library that joins it to the store."""
