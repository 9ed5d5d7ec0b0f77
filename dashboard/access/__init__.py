"""Who may come in: every request is judged here before any part of Streamlit sees it."""
