"""English."""

import re

from core.stages.detect.words.lexicon import Lexicon, listed, openings

_HOOK = """
imagine, did you know, you know what, secret*, truth, myth*, nobody, no one, why, how come, look,
listen, story, stories, mistake*, fail*, shock*, scandal*, first time, confess*, honestly,
remember, guess what, unexpected*, strange*, weird*, danger*, disaster*, lie, lied, lies, worst,
what if, once, hack*, stole*, fired, quit, lost, broke, ban*, here's the thing, turns out, crazy
"""
_NUMBER = """
two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy,
eighty, ninety, hundred*, thousand*, million*, billion*, percent, dollar*, euro*, half, twice,
double*, triple*, quarter
"""
_CONTRAST = """
but, however, instead, although, actually, in fact, on the contrary, despite, suddenly, yet,
everyone thinks, i thought, we thought, turned out, turns out, not because, because of
"""
_EMOTION = """
love*, hate*, scar*, fear*, afraid, terrif*, horr*, funny, laugh*, cry, cried, crying, tears, happy,
happiness, proud, asham*, embarrass*, hurt*, pain*, angry, anger, furious, shock*, amaz*, dream*,
beg, begged, forgiv*, forgave, panic*, scream*, insane, crazy, incredible, wow, damn, oh my god,
god, stupid, idiot*, unbelievabl*, awesome, heartbr*, no way, excited, exciting, sad
"""
_SUPERLATIVE = """
most, best, worst, biggest, greatest, largest, smallest, only, always, never, nobody, nothing,
everything, everyone, absolutely, completely, record, perfect, huge, single, more important,
cheapest, fastest, hardest, easiest
"""
_CONCLUSION = """
realized, realised, understood, conclusion, in the end, that's why, that is why, the point, so now,
since then, turned out, turns out, exactly, lesson*, the key, in short, as a result, finally,
learned, learnt, which means, it means, that's how, the moral, grew, won, more important, the only
"""
_ADVICE = """
should, need to, have to, must, advice, try, tip*, rule*, trick*, method*, way to, don't, never,
always, important, start, stop, if you, you want, works, helps, recommend*
"""

ENGLISH = Lexicon(
    language="en",
    cues={
        "hook": _HOOK,
        "number": _NUMBER,
        "contrast": _CONTRAST,
        "emotion": _EMOTION,
        "superlative": _SUPERLATIVE,
        "conclusion": _CONCLUSION,
        "advice": _ADVICE,
        "you": "you, your, yours, you're, you'll, you've",
    },
    orphans=listed("""
        he, she, they, it, his, her, their, him, them, that, this, these, those, he's, she's,
        they're, it's, that's, therefore, thus, hence, then, too, also, because, which, who, or,
        otherwise, there, for example, such, same, i see, as a result, besides, plus, whereas,
        although, you mean, after that, because of that
    """),
    replies=listed("""
        yes, no, yeah, yep, nope, right, exactly, sure, okay, ok, correct, true, agreed, uh-huh,
        mm-hmm, absolutely, totally, fine
    """),
    openings=openings(r"""
        there (?:is|was|are|were|will|used|comes|i was) | there's
        it (?:was|is) (?:a|an|my|in|on|at|late|early|one|\d) | it's (?:a|an|time|\d|hard|easy|been)
        it (?:takes?|took) | this (?:one time|year|week|morning|summer|guy|video|episode|podcast)
        this is (?:the (?:story|tale)|a story|how (?:i|we|you|to)) | this story
        (?:he|she|they|those|anyone) who | they say | these days | such (?:a|is)
        too (?:many|much|often|few|late)
        (?:who|which)\s+\w+\s.*\?\W*$ | (?:his|her|their) names?
        (?:although|because)\s(?!of\s)[^,.!?]+,\s*\w | or\s.+,\s*or\s
    """),
    weak=listed("""
        and, but, so, well, um, uh, er, like, anyway, now, i mean, you know, basically, actually,
        hey, wait, by the way, alright
    """),
    joins=listed("and"),
    starters=listed("""
        i, we, you, he, she, they, it, it's, that's, there's, i'm, i've, we've, this, however,
        therefore, then, anyway, actually, honestly, imagine, remember, suppose, nobody, everybody,
        why, how, what, so, well, yes, no, every, once, now, listen, look, let's,
        tell, there
    """),
    joiners=listed("""
        that, which, who, whom, whose, than, of, to, as, if, when, because, is, are, was, were
    """),
    asks=openings(r"""
        why\b | how (?:did|do|does|is|are|was|were|can|could|would|much|many|long|often|come)\b
        (?:what|who|where) (?:did|do|does|is|are|was|were|if|about)\b | is it\b
        (?:do|does|did|is|are|was|were|have|has|can|could|would|will) (?:you|they|that|this|there)\b
        (?:do|does|did|is|are|was|were|have|has|can|could|would|will) (?:he|she|we|i|the|your)\b
    """),
    asks_last=openings(r"""
        (?:what|how|who|where|when|which|whose)\b | you mean\b | and then\W*$ | really\W*$
        (?:is|are|was|were|did|do|does|have|has|can|could|would|will)\b
    """),
    confirms=listed("yes, no, yeah, yep, nope, sure, absolutely, definitely"),
    follow_ups=listed("and, so, wait, really, seriously, but, then, or"),
    fillers=listed("um, uh, er, like, well, you know, i mean, so, basically, anyway"),
    dangling=listed("""
        and, or, but, the, a, an, of, to, in, on, at, for, with, from, by, as, that, which, who, if,
        when, because, than, not, is, are, was, were, be, my, your, his, her, their, our, i, we, he,
        she, they, it, this
    """),
    closing=listed("it, this, that, her, in, on, for, with, is, are, was"),
    stop_words=listed("""
        this, that, these, those, with, from, have, been, were, what, when, where, which, while,
        about, after, again, because, before, being, between, both, could, does, doing, down, each,
        even, ever, every, first, going, gonna, here, into, just, know, like, made, make, many,
        maybe, more, most, much, never, only, other, over, people, really, right, said, same,
        should, some, something, still, such, sure, than, their, them, then, there, they, thing,
        things, think, through, very, want, well, will, would, your, yeah, actually, always, also,
        back, better, cause, didn't, doesn't, don't, it's, i'm, that's, they're, you're, we're,
        can't, won't, wasn't, isn't, let's, there's, i've, we've, he's, she's, i'll, okay, take,
        came, come, goes, gets, give, good, great, keep, kind, last, look, lots, mean, need, next,
        nothing, once, part, put, says, seen, sort, tell, time, times, too, two, three, used, using,
        were, whole, work, year, years, million, thousand, hundred, percent, half, minutes
    """),
    doubtful=re.compile(r"(?:ly|ing|ed|n't|ful|ous)$"),
    oblique=re.compile(r"(?:'s|s')$"),
    reasons={
        "question": "opens with a question that holds attention",
        "hook": "hooks from the first words",
        "number": "concrete numbers",
        "contrast": "an unexpected turn",
        "emotion": "live emotion",
        "superlative": "a strong claim",
        "conclusion": "a strong ending",
        "advice": "practical advice",
        "dialogue": "a lively dialogue",
        "laughter": "there is laughter",
        "overlap": "people talk over each other",
        "loud": "the speaker raises their voice",
        "whole": "a complete thought from pause to pause",
        "": "the richest passage of the recording",
    },
)
