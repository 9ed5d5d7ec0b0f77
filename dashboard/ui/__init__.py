"""The parts of the screen: the frame that all pages share, charts and views."""
