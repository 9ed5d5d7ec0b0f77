"""What the screen is made of: the frame that all pages share, charts, views."""
