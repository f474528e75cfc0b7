"""The knowledge as frozen data, and the loader that checks it."""
