"""English."""

from tests.benchmarks.moments.synthetic.language import Language, listed

ENGLISH = Language(
    code="en",
    questions=listed("""
        Why does {thing} never work?
        How did the {who} find out about {thing}?
        Is it true that you lost {number} dollars in one night?
        How long does {thing} take?
        What was the hardest part when the first {who} came?
        Where did you find the money for {thing}, when nobody believed in it?
        So what did you do?
        What would you tell yourself {number} years ago?
    """),
    answers=listed("""
        No.
        Yes, exactly like that.
        Because {thing} hangs on one person.
        Honestly, I never thought about it.
        Exactly {number} minutes, no joke.
        At first everybody laughed.
    """),
    statements=listed("""
        We opened {thing} {place}, and a week later the first {who} walked in.
        I wrote {number} letters and got no answer at all.
        Every morning the {who} came before everybody else and drank his tea in silence.
        The contract said: {thing} stays with us.
        We had {number} people, and not one of them knew what was going on.
        The funny part began when the {who} forgot the password.
        "That is impossible," said the {who} and left.
        Nobody buys {thing} when nobody answers within five minutes.
        I remember us sitting {place} and counting the last {number} dollars.
        My mother still thinks that {thing} is a disease.
        Dr. Brown, e.g., would never touch {thing} before noon.
        One question decides it all.
        For two years we rewrote {thing} from scratch, then we dropped it, then we started again,
    """),
    payoffs=listed("""
        That is when I realized: people forgive an honest mistake.
        Since then {thing} has been banned.
        And sales grew {number} times!
        In the end the {who} won, the only one who was never late.
        That's the whole secret.
        Never give {thing} to someone in a hurry!
    """),
    follow_ups=listed("""
        You mean {thing} matters more than the price?
        Wait, what {who}?
        And then?
        Did that help?
    """),
    interjections=("Uh-huh.", "No way!", "Right.", "Wow!", "Mhm."),
    orphans=("And", "But", "So", "He", "She", "That", "Yes,", "No,", "Therefore", "They"),
    fillers=("um,", "uh,", "like,", "you know,", "well,"),
    things=listed("""
        delivery
        bookkeeping
        the first launch
        the network
        the guitar
        a marathon
        school
        the repair
        the podcast
        gardening
        the coffee shop
    """),
    who=("investor", "neighbour", "accountant", "coach", "cook", "professor", "driver", "cat"),
    places=("in Boston", "in the basement", "on the train", "on the roof", "near the lake"),
    numbers=("three", "forty", "seven hundred", "eleven thousand", "5", "120"),
)
