"""How the recogniser of handwritten digits is taught and measured: drawn strips, learning, figures."""
