"""Charts and the map: what is drawn from rows by Plotly."""
