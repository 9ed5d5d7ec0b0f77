"""Find the name of each quote's speaker, with the chain of reasons in plain words.

In this order: a name in the speaker's phrase, "I" inside another's words, "he" and "she", "who" after a
name, a role that only one person has, and last the model's antecedents. Uncertain ones stay descriptions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.link import bodies, descriptions, speakers
from dashboard.link.descriptions import NEW, Roles
from dashboard.link.pronouns import NOBODY, Pronouns
from dashboard.link.references import Resolver
from dashboard.link.scene import Scene
from dashboard.link.short_titles import ShortTitles
from dashboard.records import Mention, Quote, Reference, Role
from dashboard.text.intervals import Intervals

# The least share of a name. Swept 0.3-0.7 on PolNeAR dev: "he" and "she" are flat up to 0.5, worse above.
SURE_PRONOUN = 0.45
# A description ("the lawyer") introduces somebody new more often than "he" does; so do "they" and "it".
SURE_DESCRIPTION = 0.5
# Somebody else with at least this share is named as the next likely one. Set by hand.
CLOSE = 0.2
LEAST_OWNER = 0.1  # the least share of whoever "his" may be in "his lawyer". Set by hand.
HE_OR_SHE, FIRST = {"he", "she", "him", "her"}, {"i", "me", "we", "us"}
RELATIVE, PLURAL = {"who"}, {"they", "it"}
OPEN_OWNER = re.compile(r"(?:his|her|their|its|my|our)\s", re.IGNORECASE)
# "Ana Ruiz (R-Tex.), who": from the end of the name to "who".
TO_WHO = re.compile(r"\s?(?:\([^()\n]{1,40}\))?,?\s?")
# "a nurse | who", "Ana Ruiz | , who": the pronoun stands for what is before it.
RELATIVE_END = re.compile(r",?\s(?P<pronoun>who|which|that)$", re.IGNORECASE)
MANY = re.compile(r"(?:\w+\s)*[a-z]+s\b", re.IGNORECASE)


class Speakers:
    """Names the speakers of one document."""

    def __init__(
        self,
        text: str,
        entities: Sequence[Mention],
        roles: Sequence[Role],
        quotes: Sequence[Quote],
        references: Sequence[Reference],
        scene: Scene,
    ) -> None:
        self.text = text
        self.entities = Intervals(entities, of=lambda m: (m.start, m.end))
        self.by_name = {m.name or m.text: m for m in reversed(self.entities.items) if m.label == "PERSON"}
        self.role_ends = {role.end: role.name for role in roles}
        self.roles = Roles(roles)
        self.served = descriptions.served(text, self.entities, roles)
        organisations = [one for one in self.entities.items if one.label == "ORG"]
        self.bodies = bodies.Bodies([*organisations, *bodies.called(text, self.entities.items)])
        self.short_titles = ShortTitles(text, self.entities)
        self.resolver = Resolver(self.entities, references)
        self.quotes = Intervals(_outermost(quotes), of=lambda quote: (quote.start, quote.end))
        speaking: dict[int, Quote] = {}
        for quote in quotes:
            if quote.speaker:
                named = speakers.named(text, quote.speaker, self.entities)
                speaking.setdefault((named or quote.speaker).start, quote)
        self.pronouns = Pronouns(scene, scene.people(entities, self.roles), speaking, references)

    def name(self, quote: Quote) -> Quote:
        """Return the quote with its speaker's name, if that is certain, and the reason."""
        if quote.speaker is None:
            return quote
        relative = RELATIVE_END.search(quote.speaker.text)
        if relative:
            return self._of_relative(quote, relative)
        if titled := self.short_titles.holder(quote.speaker):
            because = f"“{quote.speaker.text}” is {titled.name}, to whom the title was given before"
            return _named(quote, titled, because)
        named = speakers.named(self.text, quote.speaker, self.entities)
        if named is not None:
            reasons = [] if named.text == named.name else [f"{named.text} is {named.name}"]
            reasons += [f"together with {other}" for other in self._beside(quote.speaker, named)]
            return _named(quote, named, "; ".join(reasons))
        if body := self.bodies.itself(quote.speaker):
            return _named(quote, body, "")
        owner = bodies.of_statement(self.text, quote.speaker, self.entities) or self._of_described(quote)
        if owner is not None:
            return _named(quote, owner, f"“{quote.speaker.text}” is a statement of {owner.name}")
        word = quote.speaker.text.lower()
        if word in FIRST:
            return self._first_person(quote)
        if word in HE_OR_SHE:
            return self._he_or_she(quote)
        if word in RELATIVE and (before := self._before_who(quote.speaker.start)):
            return _named(quote, before, f"“who” is {before.name}, named right before")
        if word not in RELATIVE | PLURAL and (holder := self.roles.holder(quote.speaker.text)):
            because = f"“{quote.speaker.text}” is {holder}, the one person here with this role"
            return _named(quote, self.by_name[holder], because)
        if holder := self._of_owner(quote.speaker):
            because = f"“{quote.speaker.text}” is {holder}, who is called so beside the name"
            return _named(quote, self.by_name[holder], because)
        if body := self.bodies.meant(quote.speaker):
            because = f"“{quote.speaker.text}” is {body.name}, the one body here that is called so"
            return _named(quote, body, because)
        return self._by_model(quote)

    def _beside(self, speaker: Mention, named: Mention) -> Iterator[str]:
        """Yield who else speaks: "Ana Ruiz and | Ben Roe"."""
        together = self.pronouns.listed.get(named.start, ())
        for other in together:
            if other.start != named.start and speaker.start <= other.start < speaker.end:
                yield other.name

    def _of_relative(self, quote: Quote, relative: re.Match[str]) -> Quote:
        """Return the quote of "Ana Ruiz, who": the person named right before, else whoever "Ana Ruiz" is."""
        whole = quote.speaker
        assert whole is not None
        before = self._before_who(whole.start + relative.start("pronoun"))
        if before and relative["pronoun"] == "who":
            return _named(quote, before, f"“who” is {before.name}, named right before")
        end = whole.start + relative.start()
        head = replace(whole, end=end, text=self.text[whole.start : end])
        found = self.name(replace(quote, speaker=head))
        named = found.speaker or head
        return replace(found, speaker=replace(whole, name=named.name, label=named.label))

    def addressee(self, mention: Mention, by: Mention | None) -> Mention:
        """Return whom `by` told something, with the name of the person meant, if there is one."""
        named = speakers.named(self.text, mention, self.entities)
        if named is None and mention.text.lower() in HE_OR_SHE:
            name, share = self.pronouns.meant(mention.start, but=by.name if by else None)
            named = self.by_name.get(name) if share >= SURE_PRONOUN else None
        return replace(mention, name=named.name, label=named.label) if named else mention

    def _of_described(self, quote: Quote) -> Mention | None:
        """Return whose statement "its statement" is, or "the ministry's press statement"."""
        speaker = quote.speaker
        found = bodies.OWNED_STATEMENT.fullmatch(speaker.text) if speaker else None
        if speaker is None or found is None:
            return None
        if found["its"]:
            meant, share = self.resolver.meant(speaker.start, speaker.start + len(found["its"]))
            return meant if meant and meant.label == "ORG" and share >= SURE_DESCRIPTION else None
        end = speaker.start + found.end("owner")
        owner = self.name(replace(quote, speaker=replace(speaker, end=end, text=found["owner"]))).speaker
        return owner if owner and owner.name else None

    def _of_owner(self, speaker: Mention) -> str | None:
        """Return who is "his lawyer" or "Ruiz's lawyer": the one person called so beside the owner's name."""
        found = descriptions.OWNED.fullmatch(speaker.text)
        if found is None or not self.served:
            return None
        if found["pronoun"]:
            # Who has a lawyer here is likelier the owner than the network alone can know.
            shares = self.pronouns.shares.get(speaker.start, {})
            owners = [name for name, share in shares.items() if share >= LEAST_OWNER]
        else:
            named = self.entities.at(speaker.start)
            is_whole = named is not None and named.end == speaker.start + found.end("owner")
            owners = [named.name] if named and named.name and is_whole else []
        holders = {
            one for owner in owners for one in self.served.get((owner, found["head"].lower()), frozenset())
        }
        return holders.pop() if len(holders) == 1 else None

    def _first_person(self, quote: Quote) -> Quote:
        start = quote.speaker.start if quote.speaker else 0
        around = next((q for q in self.quotes.overlapping(start, start + 1) if q.start != quote.start), None)
        if around is not None and around.speaker is not None:
            named = self.name(around).speaker
            if named is not None and named.name:
                return _named(quote, named, f"“I” stands in the words of {named.name}")
        if quote.kind != "direct" and quote.saying == "said":
            quote = replace(
                quote, saying="mentioned"
            )  # "I must admit that …": a writer's own words report nobody's
        return _unnamed(quote, "“{}” is the writer, who is not named")

    def _he_or_she(self, quote: Quote) -> Quote:
        start = quote.speaker.start if quote.speaker else 0
        name, share = self.pronouns.meant(start)
        if name == NOBODY or share < SURE_PRONOUN:
            likeliest = self._likely(start, but=NOBODY, word="most likely")
            return _unnamed(quote, "“{}” is nobody named for sure", likeliest)
        because = (
            f"“{quote.speaker and quote.speaker.text}” is {name}, {self.pronouns.why(start)} ({share:.0%})"
        )
        because += self._likely(start, but=name, word="next likely")
        return _named(quote, self.by_name[name], because, share)

    def _likely(self, start: int, *, but: str, word: str) -> str:
        """Return words for whom else a pronoun could mean, "" if nobody comes close."""
        name, share = self.pronouns.next_likely(start, but=but)
        return f", {word} {name} ({share:.0%})" if name != NOBODY and share >= CLOSE else ""

    def _before_who(self, start: int) -> Mention | None:
        """Return the person whose name, or the role after it, ends directly before "who"."""
        for mention in reversed(self.entities.overlapping(max(0, start - 50), start)):
            if TO_WHO.fullmatch(self.text, mention.end, start):
                return mention if mention.label == "PERSON" else None
        end = start
        while end > 0 and self.text[end - 1] in " ,":
            end -= 1
        name = self.role_ends.get(end)
        return self.by_name.get(name) if name else None

    def _by_model(self, quote: Quote) -> Quote:
        speaker = quote.speaker
        if speaker is None or NEW.match(speaker.text) or OPEN_OWNER.match(speaker.text):
            return _unnamed(quote, "“{}” is a description; nobody is named for it")
        meant, probability = self.resolver.meant(*speakers.head(self.text, speaker))
        fits = meant is not None and (meant.label != "PERSON" or not _is_many(speaker.text))
        if meant is None or not fits or probability < SURE_DESCRIPTION:
            return _unnamed(quote, "“{}” is nobody named for sure")
        because = f"“{speaker.text}” is {meant.name} ({probability:.0%})"
        return _named(quote, meant, because, probability)


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that are not inside another one, in text order."""
    found: list[Quote] = []
    for quote in sorted(quotes, key=lambda one: (one.start, -one.end)):
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def _is_many(phrase: str) -> bool:
    """Say whether a phrase means several people: "they", "officials", "the lawmakers"."""
    return phrase.lower() in PLURAL or MANY.fullmatch(phrase) is not None


def _named(quote: Quote, by: Mention, because: str, probability: float = 1.0) -> Quote:
    if quote.speaker is None:
        return quote
    speaker = replace(quote.speaker, name=by.name, label=by.label)
    reason = f"{quote.because}; {because}" if because else quote.because
    confidence = round(quote.confidence * probability, 3)
    return replace(quote, speaker=speaker, because=reason, confidence=confidence)


def _unnamed(quote: Quote, because: str, likely: str = "") -> Quote:
    written = quote.speaker.text if quote.speaker else ""
    return replace(quote, because=f"{quote.because}; {because.format(written)}{likely}")
