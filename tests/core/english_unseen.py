"""More made-up English articles, written after the rules for English were, to measure what the rules do with unseen text."""

from __future__ import annotations

from tests.core.english_articles import Sample

CRAFT = Sample(
    "craft",
    """Before she was a luthier, Marguerite Oyelaran repaired elevators. The two trades, she insists, are the same trade. “You’re responsible for tension that nobody sees,” she says, tapping the neck of an unfinished cello. “If you do it well, people talk about the view.”

Oyelaran’s shop is on the second floor of a building without an elevator. Customers carry their instruments up. “That’s the first diagnosis,” she jokes. “How they carry it tells me what they think it is.”

One of those customers is the cellist Henning Abara. He has played the same instrument since he was nineteen, and he trusts nobody else with it. “Other people fix cellos. Marguerite asks them questions,” Abara told me over the phone.

The two met in 2008. Abara had dropped his cello on a train platform the night before a concert. He still remembers what she said when she opened the case: “Well, it’s been wanting to open up for years.”

By morning it was playable. “I’ve never asked what she used,” he said. “I’m fairly sure it was elevator parts.”

The wood she likes best comes from a demolished school gym. Dealers call such boards “floor stock” and sell them by weight. “Forty years of children jumping up and down,” says Oyelaran, “and you want to sell me silence by the kilo?”

She does not advertise, and the sign on her door says “Back at four,” whatever the time is.
""",
    (
        ("You’re responsible", "Marguerite Oyelaran"),
        ("If you do it well", "Marguerite Oyelaran"),
        ("That’s the first", "Marguerite Oyelaran"),
        ("How they carry", "Marguerite Oyelaran"),
        ("Other people fix", "Henning Abara"),
        ("Well, it’s been", "Marguerite Oyelaran"),
        ("I’ve never asked", "Henning Abara"),
        ("I’m fairly sure", "Henning Abara"),
        ("Forty years of", "Marguerite Oyelaran"),
        ("and you want to sell", "Marguerite Oyelaran"),
    ),
    title="Tension that nobody sees",
)

STARTUP = Sample(
    "startup",
    """When Kwabena Holt pitched his company to investors in 2021, he brought a broken hearing aid and no slides. The founder and chief executive of Quietform says that he would do it again.

"A slide is a promise," Holt told the audience of the podcast Second Shift last week. "A broken thing is a fact."

Quietform makes software that cleans up speech in noisy rooms. Its 40 employees are spread over nine time zones, and its head of research, Dr. Leocadia Brandt, has never met most of them. She doesn't mind.

"I spent twelve years in an open-plan office," Brandt said. "I would have paid for nine time zones."

The company almost failed in its second year. A large customer had cancelled, and Holt had to decide whom to lay off. He decided to publish the books instead. "Everybody saw the same number on the same morning," he recalled. "Then eleven people offered to take a cut, and nobody had asked them."

Was it a stunt? Host Delphine Amsel put the question to him directly: "Did you know that they would offer?"

"No," Holt said. "If I'd known, it would've been a trick."

Critics say "radical transparency" is easy when the news is good. Brandt does not disagree. "We'll find out whether we meant it," she said, "the first time the number is embarrassing."

The next version of the software will be able to say "I could not hear that" instead of guessing. It was Brandt who pushed for it, over the objections of the sales team. "The best feature we ever built is a refusal," Holt admitted.
""",
    (
        ("A slide is a promise", "Kwabena Holt"),
        ("A broken thing", "Kwabena Holt"),
        ("I spent twelve", "Leocadia Brandt"),
        ("I would have paid", "Leocadia Brandt"),
        ("Everybody saw", "Kwabena Holt"),
        ("Then eleven people", "Kwabena Holt"),
        ("Did you know that", "Delphine Amsel"),
        ("If I'd known", "Kwabena Holt"),
        ("We'll find out", "Leocadia Brandt"),
        ("the first time", "Leocadia Brandt"),
        ("The best feature", "Kwabena Holt"),
    ),
    title="Kwabena Holt on broken things, open books and refusing to guess",
    tags=("startups", "Kwabena Holt", "audio"),
)

OBITUARY = Sample(
    "obituary",
    """Ottoline Vance, who taught three generations of meteorologists to distrust a clear sky, died on 4 June at her home in Lerwick. She was 91.

Her lectures began without notes and ended without applause, which she forbade. “Clap for the weather,” she told students. “It did the work.”

Vance was born in 1933 above her father’s chandlery. He sold rope, and he taught her knots. In her memoir, “A Falling Glass,” she wrote: “My father believed in two things, barometers and paying on time, and only one of them ever let him down.”

At the observatory she was at first not allowed on the roof. “They said it was the stairs,” she recalled in a radio interview in 1987. “It was not the stairs.”

Sir Alasdair Fenwick, who shared an office with her from 1961, called her the most exact person he had known. “Ottoline would apologise to a thermometer,” he said. “She would never apologise to a committee.”

Her daughter, the novelist Hester Vance-Moor, said that the house had always been full of instruments and empty of clocks. “We knew the pressure,” said Ms Vance-Moor. “We never knew the time.”

Asked in her last year whether machines would make forecasters obsolete, she said: “They will make them early. Whether they make them right is another matter.”

She is survived by her daughter and by a rain gauge that is read every morning at nine.
""",
    (
        ("Clap for the weather", "Ottoline Vance"),
        ("It did the work", "Ottoline Vance"),
        ("My father believed", "Ottoline Vance"),
        ("They said it was", "Ottoline Vance"),
        ("It was not the stairs", "Ottoline Vance"),
        ("Ottoline would", "Alasdair Fenwick"),
        ("She would never", "Alasdair Fenwick"),
        ("We knew the pressure", "Hester Vance-Moor"),
        ("We never knew", "Hester Vance-Moor"),
        ("They will make them early", "Ottoline Vance"),
    ),
    title="Ottoline Vance, meteorologist",
)

PANEL = Sample(
    "panel",
    """Four people sat on a stage in Tartu last month and disagreed about homework. The moderator, Jaan Mirov, had asked them to be brief.

Silvia Costigan, a maths teacher from Cork, went first. “I stopped grading homework the day I recognised my own worked example in it, typo included,” Costigan said.

Bertrand Nakagawa, who runs an after-school centre in Lyon, was less worried. “They’ve always copied. Now they copy from something patient,” he said. He argued that “the patience is the news,” and that schools should look at what a child asks a machine at eleven at night.

“Who would look?” asked Mirov.

“Nobody should look,” Costigan replied. “That’s the whole beauty of eleven at night.”

The third panellist, Noor Elsayed, designs examinations for a ministry. She conceded that hers were part of the problem. “An exam that a machine passes was never about the student,” she said.

Some in the audience murmured. A student in the second row stood up and asked, “So can we have different ones?”

Elsayed laughed. “You can have fewer,” she said.

The most practical idea came from Nakagawa: let children hand in the conversation instead of the essay. “I’d rather read ten bad questions,” he said, “than one good answer that nobody wanted.”

Parents, of course, would ask, “But is it fair?” On that, for once, the panel agreed.
""",
    (
        ("I stopped grading", "Silvia Costigan"),
        ("They’ve always copied", "Bertrand Nakagawa"),
        ("Who would look", "Jaan Mirov"),
        ("Nobody should look", "Silvia Costigan"),
        ("That’s the whole", "Silvia Costigan"),
        ("An exam that", "Noor Elsayed"),
        ("So can we have", None),
        ("You can have fewer", "Noor Elsayed"),
        ("I’d rather read", "Bertrand Nakagawa"),
        ("than one good answer", "Bertrand Nakagawa"),
    ),
    title="Four views of homework",
)

MEMO = Sample(
    "memo",
    """# Notes on a conversation with Esperanza Whitlock

Esperanza Whitlock is a hospital pharmacist, and for most of her career no one outside the basement knew her name. Then she counted the labels.

She had a hunch that the new printing software was cutting off decimals. Over a weekend she went through nine thousand labels by hand. “I found four,” Whitlock says. “Four is a very small number unless you are one of them.”

> “I am not against automation. I am against automation that is proud of itself.”
> — Esperanza Whitlock

The vendor’s first response was to send a lawyer. Its second was to send an engineer, Milo Drăgan, and the two have worked together ever since. As Drăgan puts it, “she reads our release notes the way other people read ransom letters.”

What did she learn? “To be boring on purpose,” she answers. “Exciting pharmacies make the news.”

According to Drăgan, the fix took eleven minutes. Finding out who was allowed to approve it took five weeks. “We had automated the printing and not the permission to be wrong,” he says.

Whitlock keeps one of the four labels in her wallet. When visitors ask why, she tells them, “It’s cheaper than a consultant.”

The phrase “human in the loop” makes her wince. “In which loop?” she asks. “I’d like to see the drawing.”
""",
    (
        ("I found four", "Esperanza Whitlock"),
        ("Four is a very", "Esperanza Whitlock"),
        ("I am not against", "Esperanza Whitlock"),
        ("she reads our", "Milo Drăgan"),
        ("To be boring", "Esperanza Whitlock"),
        ("Exciting pharmacies", "Esperanza Whitlock"),
        ("We had automated", "Milo Drăgan"),
        ("It’s cheaper", "Esperanza Whitlock"),
        ("In which loop", "Esperanza Whitlock"),
        ("I’d like to see", "Esperanza Whitlock"),
    ),
    title="Notes on a conversation with Esperanza Whitlock",
)

SAMPLES = (CRAFT, STARTUP, OBITUARY, PANEL, MEMO)
