"""Word's own format, walked element by element so that no word is passed by."""
