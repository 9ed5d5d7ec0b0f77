"""The labels of the model's heads, in the order of their outputs. Changing a list means training again."""

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

NAME_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC")
NAMES = ("O", *(prefix + label for label in NAME_LABELS for prefix in ("B-", "I-")))

# Penn Treebank tags; an unknown one trains as "other".
TAGS = (
    "other CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH "
    "VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB"
).split()
