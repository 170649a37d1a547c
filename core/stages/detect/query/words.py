"""What the word search knows of Russian and English."""

from core.stages.detect.words.lexicon import listed

_RUSSIAN = listed("""
    а, без, бы, был, была, были, было, быть, в, вам, вас, весь, во, вот, все, всё, вы, где, говорит,
    говорят, говорили, говорим, да, для, до, его, ее, если, есть, еще, ж, же, за, и, из, или, им,
    их, к, как, какой, какая, какие, ко, когда, который, которая, которые, кто, ли, либо, меня, мне,
    мной, момент, моменты, можно, мы, на, над, найди, найти, нам, нас, не, него, нее, ней, нет, ни,
    них, но, ну, о, об, обо, обсуждают, он, она, они, оно, от, отрывок, перед, по, под, покажи,
    после, при, про, рассказывает, рассказывают, речь, с, самый, свой, себя, со, так, такой, там,
    тебя, темы, тему, то, того, той, только, том, ты, у, уже, хочу, чего, чем, что, чтобы, чье, эта,
    эти, это, этого, этой, этом, этот, я
""")
_ENGLISH = listed("""
    a, about, all, am, an, and, any, are, as, at, be, been, but, by, can, did, do, does, find, for,
    from, had, has, have, he, her, him, his, how, i, if, in, into, is, it, its, me, moment, moments,
    my, no, not, of, on, or, our, out, part, place, s, said, say, says, she, show, so, some, t,
    talk, talked, talking, talks, tell, that, the, their, them, then, there, these, they, thing,
    this, to, us, was, we, were, what, when, where, which, who, why, will, with, you, your
""")
STOP_WORDS = frozenset(word.replace("ё", "е") for word in _RUSSIAN | _ENGLISH)
"""Words that say nothing of what is looked for, among them those that ask for a search."""

REASONS = {"ru": "По запросу «{query}»: звучит {heard}", "en": "For “{query}”: one hears {heard}"}
"""Why a place was taken, in the language of the talk."""
QUOTES = {"ru": "«{}»", "en": "“{}”"}
