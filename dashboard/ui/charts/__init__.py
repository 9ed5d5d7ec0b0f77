"""Charts and the map, drawn from rows by Plotly."""
