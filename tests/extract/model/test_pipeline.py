"""The model as a spaCy pipeline, for a notebook."""

import pytest
import spacy

from dashboard import resources
from dashboard.extract.model import pipeline

TEXT = "“The dam holds,” Ana Ruiz said in Riga.  She left.\n\nShe was  tired."


@pytest.mark.slow
def test_spacy_loads_it_from_its_folder() -> None:
    doc = spacy.load(resources.data("model"))(TEXT)
    assert doc.text == TEXT
    assert [(e.text, e.label_) for e in doc.ents] == [("Ana Ruiz", "PERSON"), ("Riga", "GPE")]
    assert [span.text for span in doc.spans["sources"]][:1] == ["Ana Ruiz"]
    assert doc.spans["cues"][0][0].text == "said"
    said = doc.char_span(TEXT.index("said"), TEXT.index("said") + 4)
    assert said is not None
    assert doc[said.start].tag_ == "VBD"
    assert [sentence.text.strip() for sentence in doc.sents][-2:] == ["She left.", "She was  tired."]


def test_a_pronoun_points_to_its_name() -> None:
    doc = pipeline.load()(TEXT)
    she = TEXT.index("She")
    to = {TEXT[c:d]: p for a, b, c, d, p in doc._.antecedents if a == she}
    assert max(to, key=to.__getitem__) in {"Ana", "Ruiz"}
