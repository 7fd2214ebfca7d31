"""Made-up English narrative articles in different manners, each with what is said in it, by whom.

`said` lists every quotation by its first words, with its speaker, or None where the text names nobody. Whatever else
stands in quotation marks is a term, a title, a sign, a thought or imagined speech.
"""

from __future__ import annotations

import dataclasses

from repurpose.digest.blocks import blocks
from repurpose.model import Article


@dataclasses.dataclass(frozen=True)
class Sample:
    """An article and its quotations."""

    name: str
    text: str
    said: tuple[tuple[str, str | None], ...]
    title: str = ""
    lead: str | None = None
    tags: tuple[str, ...] = ()

    def article(self) -> Article:
        """The sample as an article without front matter."""
        return Article(
            path=f"{self.name}.md", sha256="0", text=self.text, body_start=0, title=self.title, language="en",
            blocks=blocks(self.text, 0), lead=self.lead, tags=self.tags,
        )  # fmt: skip


FEATURE = Sample(
    "feature",
    """# The bridge that listens

On a wet Tuesday in March, Mary Okafor, the chief engineer at Halden Bridgeworks, walks out to the middle of a closed bridge and puts her ear to the railing.

“Steel complains before it breaks,” says Okafor. “You only have to be there when it does.”

Okafor has run the sensing programme for six years. Her team calls the result “the long ear,” a name she dislikes. “It sounds like a fairy tale,” she says, “and this is bookkeeping.”

Not everybody is convinced. Tomas Lindqvist, a structural engineer who advised the city on two earlier bridges, thinks that the sensors are oversold. “A sensor tells you where somebody decided to put a sensor,” Lindqvist says. He has written a paper called “The Limits of Listening,” which circulates widely among inspectors.

When Okafor read it, she laughed. “Tomas is right about everything except the conclusion,” she says. “He stops one page too early.”

## “We were lucky”

In 2019 a cable failed during the night. The alarm went off at 2:14 a.m., and nobody answered it. “We had built a perfect smoke detector and hung it in an empty house,” recalls Okafor. The inspector on duty, Dele Marsh, had switched off his phone.

“I have thought about that night more than about my wedding,” Marsh told me. “Nobody died, and I still count the cars.”

So-called “dark data” was to blame: readings that are stored and never read. According to Okafor, “most of what we measure is a way of not looking.”

Her advice to younger engineers is short: “Go and stand on it.”
""",
    (
        ("Steel complains", "Mary Okafor"),
        ("You only have to be", "Mary Okafor"),
        ("It sounds like a fairy", "Mary Okafor"),
        ("and this is bookkeeping", "Mary Okafor"),
        ("A sensor tells you", "Tomas Lindqvist"),
        ("Tomas is right", "Mary Okafor"),
        ("He stops one page", "Mary Okafor"),
        ("We had built a perfect", "Mary Okafor"),
        ("I have thought about that", "Dele Marsh"),
        ("Nobody died", "Dele Marsh"),
        ("most of what we measure", "Mary Okafor"),
        ("Go and stand on it", "Mary Okafor"),
    ),
)

NEWS = Sample(
    "news",
    """HARWICK — The county library will stop charging fines next spring, its director said on Monday, ending a practice that is older than the building.

"Fines never brought a single book back," said the director, Helen Brandvold. "They brought shame back, and shame stays at home."

The change will cost about $41,000 a year. Councilman Peter Asante, who voted against it, called the plan "a nice gesture with somebody else's wallet."

"I don't dislike libraries," Asante said in an interview. "I dislike surprises in October."

Brandvold, who has led the library since 2011, said that she understood the objection. "He's counting the coins," she said. "I'm counting the people who don't come."

One mother of three, who asked not to be named, said she had avoided the branch for two years. "I owed them eleven dollars," she said. "It felt like owing the whole town."

The council votes again in May. A sign at the desk already reads, "Welcome back, whoever you are." Asked whether the sign was premature, Brandvold smiled.

"It's a 6" by 9" piece of cardboard," she said. "It can be early."
""",
    (
        ("Fines never brought", "Helen Brandvold"),
        ("They brought shame", "Helen Brandvold"),
        ("I don't dislike", "Peter Asante"),
        ("I dislike surprises", "Peter Asante"),
        ("He's counting", "Helen Brandvold"),
        ("I'm counting", "Helen Brandvold"),
        ("I owed them", None),
        ("It felt like owing", None),
        ("It's a 6", "Helen Brandvold"),
        ("It can be early", "Helen Brandvold"),
    ),
    title="County library to drop fines",
)

BRITISH = Sample(
    "british",
    """Rowena Thackeray does not own a television, which is awkward for somebody who restores them. ‘I couldn’t watch one for pleasure,’ she says. ‘It would be like a dentist going to look at teeth.’

Her workshop in a former chapel holds four hundred sets, the oldest from 1938. The collectors’ fair in June is the only day she opens the doors. ‘They come for the wood,’ says Thackeray, ‘and they leave talking about their grandmothers.’

Her apprentice, Idris Pell, is twenty-three and has never seen an analogue broadcast. ‘People think it’s nostalgia,’ Pell says. ‘I can’t be nostalgic for something I’ve never had. It’s archaeology with a soldering iron.’

The trade calls a dead tube a ‘sleeper’, and Thackeray keeps a drawer of them. She once told a museum curator that the drawer was worth more than the house. He asked, ‘Is it insured?’ She told him that it was not.

‘What my old teacher said was “never trust a quiet set”, and he was right,’ Thackeray explains.
""",
    (
        ("I couldn’t watch one", "Rowena Thackeray"),
        ("It would be like a dentist", "Rowena Thackeray"),
        ("They come for the wood", "Rowena Thackeray"),
        ("and they leave talking", "Rowena Thackeray"),
        ("People think it’s nostalgia", "Idris Pell"),
        ("I can’t be nostalgic", "Idris Pell"),
        ("Is it insured", None),
        ("What my old teacher said", "Rowena Thackeray"),
    ),
    title="The woman who wakes televisions",
)

RECAP = Sample(
    "recap",
    """*This article is based on an episode of Slow Signals, hosted by Bram Castellan.*

## What a seed bank is for

The seed vault that Yewande Sorensen looks after has been opened for a withdrawal exactly once. She was there, and she cried, which she mentions twice.

Castellan opened with the obvious question: “Is this optimism or despair?”

“It’s housekeeping,” Sorensen answered. “You don’t buy a fire extinguisher because you despair of the kitchen.”

The botanist then described the day of the withdrawal. Two boxes of barley went back to a dry valley whose own collection had been lost. “I signed a form, and a country got its bread back,” she said. “No paper I have written comes close.”

Imagine telling a finance minister, “Please pay for a building that we hope never to use.” Sorensen has had that conversation nine times.

Castellan wanted to know what the ministers say. She thought about it for a while.

“They ask what it’s worth. I tell them it’s worth exactly one famine.”

The host pressed her on whether digital sequences could replace the seeds. Sorensen was blunt: “A recipe is not a meal.”

> The barley does not know that it is heritage. It only knows that it is late.
>
> — Yewande Sorensen

Later she quoted her first supervisor, the agronomist Karl Ostrander: “Count what germinates, not what you stored.” It is painted on the inside of the vault door.

“Never” is a word that she avoids. What she fears most, she said, is a working freezer in a broken institution.
""",
    (
        ("Is this optimism", "Bram Castellan"),
        ("It’s housekeeping", "Yewande Sorensen"),
        ("You don’t buy", "Yewande Sorensen"),
        ("I signed a form", "Yewande Sorensen"),
        ("No paper I have", "Yewande Sorensen"),
        ("They ask what it’s worth", "Yewande Sorensen"),
        ("A recipe is not", "Yewande Sorensen"),
        ("The barley does not", "Yewande Sorensen"),
        ("Count what germinates", "Karl Ostrander"),
    ),
    title="Yewande Sorensen on seeds, bread and forms",
    lead="Botanist Yewande Sorensen runs a seed vault. She talks about the one day it was opened.",
)

LONG = Sample(
    "long",
    """Dr. Amina Rourke had been a ship’s doctor for a decade before she wrote a line about it. Her essay, “Forty Days Out,” won a prize that she did not know existed.

She describes the loneliness of the job in one long breath:

“On land a doctor sends people home. At sea there is no home to send them to, and so you learn to treat the corridor, the galley and the weather as part of the patient.

“I once kept a man with a broken jaw alive on soup for nineteen days. He wrote to me every Christmas afterwards, and every card was about the soup.

“You do not get that on land.”

Captain Jorge Villaseñor, who sailed with Rourke for four years, remembers the soup as well. “She stood in the galley at five in the morning,” he says. “Nobody had asked her to.”

Rourke shrugs at the story. “He exaggerates,” she says. She pauses. “It was half past five.”

The shipping company did not answer questions. “We value all our crew,” a spokesperson wrote in an e-mail.

Her next book has a working title, “The Weather Is Also a Patient.” It is due in spring, or as she puts it, “when the tide says so.”
""",
    (
        ("On land a doctor", "Amina Rourke"),
        ("I once kept", "Amina Rourke"),
        ("You do not get", "Amina Rourke"),
        ("She stood in the galley", "Jorge Villaseñor"),
        ("Nobody had asked", "Jorge Villaseñor"),
        ("He exaggerates", "Amina Rourke"),
        ("It was half past", "Amina Rourke"),
        ("We value all", None),
    ),
    title="The doctor who treats the weather",
    tags=("Amina Rourke", "medicine", "sea"),
)

BLOG = Sample(
    "blog",
    """I met Priya Venkatesan at a conference where neither of us was speaking. She builds software for beekeepers, and she had come, she told me, to hide.

I asked her what a hive dashboard is good for. “Mostly for leaving the bees alone,” she said. “Every time you open the lid you cost them a day.”

Venkatesan, who studied control theory in Pune before she moved to Ghent, sold her first company in 2017. Her co-founder, Wouter Claes, stayed. I called him the next week.

“Priya doesn’t sell features, she removes reasons to worry,” Claes told me. “It’s very bad for growth and very good for sleep.”

He laughed when I repeated what she had said about the lid. “That’s half the pitch,” he said.

Most dashboards are built for the person who pays. Hers is built for the person in the veil, and it shows one word: “fine” or “look.” Users say, “Give me more charts,” and she does not.

“People who want charts don’t want bees,” according to Venkatesan.

I kept thinking, “What would this look like for hospitals?” When I asked, she said she would never build it.

“A nurse who trusts a green light stops listening to the room,” she explained. “I’d rather ship nothing.”
""",
    (
        ("Mostly for leaving", "Priya Venkatesan"),
        ("Every time you open", "Priya Venkatesan"),
        ("Priya doesn’t sell", "Wouter Claes"),
        ("It’s very bad for growth", "Wouter Claes"),
        ("That’s half the pitch", "Wouter Claes"),
        ("People who want charts", "Priya Venkatesan"),
        ("A nurse who trusts", "Priya Venkatesan"),
        ("I’d rather ship", "Priya Venkatesan"),
    ),
    title="Leave the bees alone",
)

PROFILE = Sample(
    "profile",
    """Lucinda Achterberg and Noel Achterberg have shared a bakery for thirty years and an opinion for perhaps two of them.

“He measures,” says Lucinda. “I listen.”

Noel, who does the accounts, objects. “You can’t listen to a ledger,” he says.

The oven is older than both. It was built in 1911 by a mason named Ezra Quill, and nobody has replaced a brick since. “Ezra knew that bread is mostly waiting,” says Noel.

Their daughter, Petra, will not take over. She is a geologist. “I already work with slow things that rise,” Petra says. “One oven in the family is enough.”

“We never asked her to,” Lucinda says, and then, after a moment, adds, “We hinted.”

A regular at the counter leaned over to me and said, “They fight like this every morning, and the bread is better for it.”

Achterberg bread is sold in two sizes, “small” and “sorry.” The second one began as a mistake. “The scale was broken, and the queue was long,” Noel explained.

“Sorry,” it turned out, sold better.
""",
    (
        ("He measures", "Lucinda Achterberg"),
        ("I listen", "Lucinda Achterberg"),
        ("You can’t listen", "Noel Achterberg"),
        ("Ezra knew that", "Noel Achterberg"),
        ("I already work", "Petra"),
        ("One oven in", "Petra"),
        ("We never asked", "Lucinda Achterberg"),
        ("We hinted", "Lucinda Achterberg"),
        ("They fight like", None),
        ("The scale was broken", "Noel Achterberg"),
    ),
    title="Bread and argument",
)

RESEARCH = Sample(
    "research",
    """Professor Ingrid Falkenrath has spent eleven years teaching machines to say that they do not know. It has made her unpopular with people who sell machines.

“Confidence is a user-interface decision,” Falkenrath argued in a lecture last autumn. “It has almost nothing to do with knowledge.”

In her best-known experiment, a model was allowed to answer “I don’t know” without any penalty. The accuracy of its remaining answers rose by a fifth. Falkenrath calls this “the dividend of shame.”

Her former student Obinna Castellanos now leads a safety group at a hospital chain. He recalled the first time a system refused him: “I was furious. Then I checked, and the scan was of somebody else.”

The researcher was asked by a member of the audience whether abstaining machines would not simply push the work back to people. She nodded.

“Yes, and that is the point,” Falkenrath said. “The work was always there; we had merely stopped paying for it.”

Investors tell her that nobody buys doubt. “They may be right,” she said, quoting a line that her grandmother used about honest shopkeepers.

If a vendor ever tells you, “Our system is never wrong,” she advises, ask to see the logs.

Castellanos put it differently. “A tool that cannot say no is a slot machine,” he said, “and we were pulling the lever on patients.”

“Doubt is cheap to build and expensive to sell,” the professor said at the end. “I would like that to be the other way round.”
""",
    (
        ("Confidence is a user", "Ingrid Falkenrath"),
        ("It has almost nothing", "Ingrid Falkenrath"),
        ("I was furious", "Obinna Castellanos"),
        ("Yes, and that is", "Ingrid Falkenrath"),
        ("The work was always", "Ingrid Falkenrath"),
        ("They may be right", None),
        ("A tool that cannot", "Obinna Castellanos"),
        ("and we were pulling", "Obinna Castellanos"),
        ("Doubt is cheap", "Ingrid Falkenrath"),
        ("I would like that", "Ingrid Falkenrath"),
    ),
    title="The dividend of doubt",
)

SAMPLES = (FEATURE, NEWS, BRITISH, RECAP, LONG, BLOG, PROFILE, RESEARCH)
