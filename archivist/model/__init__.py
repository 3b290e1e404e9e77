"""What things are: the words of the glossary as frozen values, without any input or output."""
