"""A third set of made-up English articles, written after every rule had been settled on the first two."""

from __future__ import annotations

from tests.core.english_articles import Sample

KITCHEN = Sample(
    "kitchen",
    """Nobody at the training kitchen in Leith calls it a school. “School is where most of them learned to hate being timed,” says its founder, Morag Tennant, who cooked in hotels for twenty years before she opened it.

The trainees are between sixteen and sixty. Some have come out of prison, others out of offices. Tennant treats them alike: everybody starts with onions. “An onion has no opinion of you,” she explains.

Gabriel Ossei came here after his bakery failed. He is fifty-three, and he says that the onions were harder than the bankruptcy. “I kept apologising to people,” Ossei recalls. “Then somebody told me to just say ‘behind’ and keep walking.”

That somebody was Tennant, of course. She taught him for eleven weeks, then hired him.

Last autumn the council offered to fund a scheduling system. It would have told each trainee what to do, minute by minute. Tennant turned it down. In her letter to the council she wrote, “A kitchen that does not need to talk will stop tasting.”

Ossei was on the other side of that argument. “I’d have taken the money,” he admits. “She’d have taken the noise.”

The kitchen has a waiting list of ninety. On the wall hangs a single instruction, “Taste it again,” in eleven languages.

“My mother used to say, ‘Salt is the only apology that works,’” Tennant said as she locked up. “She was not a good cook, but she was never wrong.”
""",
    (
        ("School is where", "Morag Tennant"),
        ("An onion has", "Morag Tennant"),
        ("I kept apologising", "Gabriel Ossei"),
        ("Then somebody told", "Gabriel Ossei"),
        ("A kitchen that", "Morag Tennant"),
        ("I’d have taken", "Gabriel Ossei"),
        ("She’d have taken", "Gabriel Ossei"),
        ("My mother used", "Morag Tennant"),
        ("She was not", "Morag Tennant"),
    ),
    title="The kitchen that is not a school",
)

TRAINS = Sample(
    "trains",
    """In the control room at Brenner Junction, two people decide which train waits. One of them is a computer, according to a joke that Annelise Rautio has heard too often.

"It's not a person, and it doesn't decide," she told the podcast Late Running. "It proposes, loudly."

Rautio has been a dispatcher since 1998. When the new system arrived in 2020, she was asked to write down her rules. She wrote forty pages. Then she tore them up.

"I'd written down what I wish I did," she said.

Her shift partner, Mehmet Baranowski, kept one of the pages. "Page nineteen says never hold the milk train," Baranowski said with a grin. "We haven't had a milk train since I was born."

Researchers at the technical university sat behind the two of them for a winter. They counted how often a human overruled the machine: once in every 212 proposals. The lead author of the study, Chiara Donnelly, expected more. "We thought the skill was in the overruling," Donnelly said. "It turned out to be in the waiting before you don't."

Would Rautio trust the system alone on a Sunday? She would not say. "Ask me on a Monday," she said.

One regular commuter wrote to the railway, "Whoever is running this place, thank you." Baranowski pinned the letter under the "proposal" screen.

"A good dispatcher is invisible," Rautio argued. "So is a bad one, until about a quarter past eight."
""",
    (
        ("It's not a person", "Annelise Rautio"),
        ("It proposes", "Annelise Rautio"),
        ("I'd written down", "Annelise Rautio"),
        ("Page nineteen", "Mehmet Baranowski"),
        ("We haven't had", "Mehmet Baranowski"),
        ("We thought the skill", "Chiara Donnelly"),
        ("It turned out", "Chiara Donnelly"),
        ("Ask me on a", "Annelise Rautio"),
        ("Whoever is running", None),
        ("A good dispatcher", "Annelise Rautio"),
        ("So is a bad", "Annelise Rautio"),
    ),
    title="Which train waits",
)

LETTERS = Sample(
    "letters",
    """Theo Wainwright answers letters to a dead man for a living. The dead man is the poet Rufus Amory, whose foundation receives about two hundred a month. Wainwright, its archivist, replies to all of them.

‘They know he’s dead,’ Wainwright says. ‘They’d just like somebody at his address to have read it.’

He was hired in 2009 by Amory’s widow. Dorothea Amory, now 88, had answered the letters herself for nine years. ‘I signed them “D.”,’ she recalls. ‘People were very polite about the handwriting.’

A company offered last year to train a model on the poet’s correspondence. The pitch promised ‘authentic replies at scale’. Mrs Amory’s own reply ran to one line: ‘My husband took three weeks to answer a postcard.’

Wainwright kept a copy. ‘It’s the best thing ever written about latency,’ he says.

What do people write? They write about exams, divorces and dogs. One boy asked whether Amory had ever been good at football. ‘I told him the truth,’ says Wainwright. ‘He never forgave anybody who was.’

In the reading room hangs Amory’s best-known line, ‘Nothing is posted until it is missed.’ Visitors photograph it, and the archivist pretends not to notice.

‘I used to think I was protecting him,’ he told me as I left. ‘I’m protecting the three weeks.’
""",
    (
        ("They know he’s", "Theo Wainwright"),
        ("They’d just like", "Theo Wainwright"),
        ("I signed them", "Dorothea Amory"),
        ("People were very", "Dorothea Amory"),
        ("My husband took", "Dorothea Amory"),
        ("It’s the best", "Theo Wainwright"),
        ("I told him the", "Theo Wainwright"),
        ("He never forgave", "Theo Wainwright"),
        ("I used to think", "Theo Wainwright"),
        ("I’m protecting", "Theo Wainwright"),
    ),
    title="Letters to a dead poet",
)

SAMPLES = (KITCHEN, TRAINS, LETTERS)
