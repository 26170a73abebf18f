"""Publications that happen later. They are kept in the store, and carried out by this process."""
