"""What every SVG is made of: text that fits, shapes with a meaning, a legend, and a page around it."""
