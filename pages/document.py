"""The reader: one document with everything found in it, reached by ?doc=… and &at=…."""

from dashboard.ui.views import beside, reader, related, removal, selection_box

view = reader.asked()
if view is None:
    reader.show_missing()
else:
    reader.show_heading(view)
    kinds = reader.choose_kinds(view)
    wide, narrow = beside.split()
    with wide:
        reader.show_text(view, kinds)
    chosen = reader.picked(view)
    with beside.card(narrow, is_chosen=bool(chosen or selection_box.span(view)), close=reader.close):
        reader.show_picked(view, chosen)
        reader.show_rows(view, is_open=not chosen)
        related.show(view.document.id)
        removal.offer(view.document.id, view.document.title or view.document.id)
