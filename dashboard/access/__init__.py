"""Who may come in: every request is judged here before anything of Streamlit sees it."""
