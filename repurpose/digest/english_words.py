"""The words by which English articles name persons and report what they said. Data and nothing else.

Word lists say something about the language, never about one article.
"""

from __future__ import annotations

import re
from typing import Final

from repurpose.digest.words import any_of


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(words: str) -> str:
    """An alternation of words, the longest first; `_` stands for a space."""
    return any_of(words).replace("_", r"\ ")


SAY: Final = _any(
    "say says said tell tells told ask asks asked write writes wrote explain explains explained add adds added recall "
    "recalls recalled argue argues argued answer answers answered reply replies replied note notes noted insist insists "
    "insisted admit admits admitted warn warns warned joke jokes joked continue continues continued observe observes "
    "observed remark remarks remarked reflect reflects reflected suggest suggests suggested conclude concludes concluded "
    "remember remembers remembered concede concedes conceded confess confesses confessed counter counters countered "
    "quip quips quipped state states stated declare declares declared respond responds responded point_out points_out "
    "pointed_out laugh laughs laughed sigh sighs sighed whisper whispers whispered shout shouts shouted mutter mutters "
    "muttered begin begins began offer offers offered put puts recount recounts recounted repeat repeats repeated "
    "maintain maintains maintained predict predicts predicted acknowledge acknowledges acknowledged acknowledging "
    "announce announces announced claim claims claimed caution cautions cautioned stress stresses stressed emphasize "
    "emphasizes emphasized emphasise emphasises emphasised interject interjects interjected object objects objected "
    "protest protests protested shrug shrugs shrugged muse muses mused grumble grumbles grumbled snap snaps snapped "
    "murmur murmurs murmured agree agrees agreed clarify clarifies clarified confirm confirms confirmed testify "
    "testifies testified lament laments lamented wonder wonders wondered read_aloud go_on goes_on went_on "
    "sum_up sums_up summed_up inquire inquires inquired urge urges urged advise advises advised promise promises "
    "promised boast boasts boasted complain complains complained smile smiles smiled grin grins grinned chuckle "
    "chuckles chuckled demand demands demanded press presses pressed probe probes probed deadpan deadpans deadpanned "
    "scoff scoffs scoffed volunteer volunteers volunteered tease teases teased call_out called_out cry cries cried "
    "saying telling asking adding writing explaining recalling arguing noting warning insisting"
)
"""Verbs that report speech before or after a quotation."""

STRONG: Final = _any(
    "say says said tell tells told ask asks asked write writes wrote explain explains explained add adds added recall "
    "recalls recalled argue argues argued answer answers answered reply replies replied insist insists insisted admit "
    "admits admitted warn warns warned joke jokes joked observe observes observed remark remarks remarked conclude "
    "concludes concluded concede concedes conceded confess confesses confessed counter counters countered quip quips "
    "quipped declare declares declared respond responds responded whisper whispers whispered shout shouts shouted "
    "continue continues continued note notes noted repeat repeats repeated reflect reflects reflected announced "
    "announces objected objects went_on goes_on wondered wonders remember remembers remembered put puts offered offers "
    "began begins saying telling asking adding writing explaining recalling arguing noting warning insisting "
    "acknowledged acknowledges cautioned cautions laughed laughs muttered mutters stressed stresses"
)
"""Verbs of saying that may lead to a quotation."""

THOUGHT: Final = _any(
    "think thinks thought thinking imagine imagines imagined imagining pretend pretends pretended suppose supposes wish "
    "wishes wished dream dreams dreamt dreamed"
)

ROLE_HEADS: Final = _set(
    "founder co-founder cofounder ceo cto coo cfo cmo chief president vice-president chair chairman chairwoman "
    "chairperson director manager head leader lead boss owner partner principal professor lecturer teacher instructor "
    "tutor dean provost scholar student graduate researcher scientist engineer developer programmer designer architect "
    "analyst economist physicist chemist biologist ecologist geologist glaciologist linguist historian philosopher "
    "psychologist sociologist anthropologist archaeologist astronomer statistician mathematician meteorologist "
    "hydrologist epidemiologist neurologist cardiologist radiologist pathologist technologist technician mechanic "
    "electrician carpenter welder baker chef cook farmer grower fisher fisherman hunter ranger forester gardener "
    "beekeeper sailor captain pilot driver nurse doctor physician surgeon paramedic midwife therapist pharmacist dentist "
    "veterinarian vet lawyer attorney judge prosecutor solicitor barrister journalist reporter editor columnist writer "
    "author novelist poet translator interpreter playwright publisher producer filmmaker photographer artist painter "
    "sculptor potter musician composer conductor singer violinist pianist actor actress dancer curator archivist "
    "librarian conservator restorer investor banker accountant auditor trader consultant adviser advisor strategist "
    "coordinator organizer organiser campaigner activist advocate officer commissioner minister secretary senator mayor "
    "governor councillor councilor ambassador diplomat spokesperson spokesman spokeswoman official administrator "
    "superintendent supervisor foreman operator dispatcher inspector detective sergeant lieutenant colonel general firefighter coach "
    "trainer player athlete climber cyclist entrepreneur inventor maker maintainer fellow postdoc apprentice volunteer "
    "veteran clerk cashier shopkeeper bookseller brewer weaver tailor cobbler watchmaker luthier caretaker janitor host "
    "presenter moderator interviewer podcaster anchor broadcaster blogger colleague mentor successor predecessor "
    "specialist expert practitioner theorist critic observer assistant deputy executive chieftain elder priest pastor "
    "rabbi imam monk surveyor seismologist oceanographer cartographer glazier mason keeper warden shepherd rancher "
    "cryptographer roboticist ethicist demographer geneticist botanist entomologist ornithologist zoologist "
    "cio cpo ciso chancellor congressman congresswoman councilman councilwoman assemblyman assemblywoman treasurer "
    "emeritus emerita"
)
"""Nouns for a person's part or office; their last word decides: `chief marine scientist`."""

OFFICES_BORNE: Final = _set(
    "baker carpenter cook dancer dean elder farmer fisher forester gardener general glazier hunter judge keeper lead "
    "maker mason monk painter pastor potter priest ranger sailor shepherd singer tailor warden weaver brewer"
)
"""Parts and offices that are surnames as well, or stand in the names of things."""

HOST_HEADS: Final = _set("host presenter moderator interviewer podcaster")
NEARNESS: Final = _set(
    "colleague partner student mentor successor predecessor veteran expert observer volunteer"
)
KIN: Final = _any(
    "father mother dad mom mum brother sister son daughter wife husband partner grandmother grandfather aunt uncle "
    "cousin friend colleague neighbour neighbor boss mentor teacher professor student coach doctor lawyer nephew niece "
    "supervisor adviser advisor manager predecessor successor assistant godmother godfather stepfather stepmother "
    "companion girlfriend boyfriend fiancé fiancée spouse twin ex-wife ex-husband landlord landlady tutor nanny grandson "
    "granddaughter stepson stepdaughter widow widower apprentice deputy"
)
"""Who somebody is to somebody else; each is one person whom `he` or `she` may mean."""

NAME: Final = "\ue000"
"""One character of a known name where clauses are read; the number of characters is that of the name."""

HUMAN: Final = _any(
    "woman man girl boy child kid lady gentleman stranger visitor passer-by bystander regular tourist caller "
    "listener reader neighbour neighbor pupil schoolgirl schoolboy teenager pensioner toddler widow widower commuter "
    "passenger shopper resident villager waiter waitress bartender guard porter cleaner receptionist patient guest "
    "classmate flatmate housemate roommate"
)
"""Nouns for somebody of whom nothing else is known."""

GENERIC: Final = _set(
    "people everyone everybody nobody someone somebody anyone anybody many some most others critics skeptics sceptics "
    "users customers clients investors executives managers engineers colleagues experts economists parents students "
    "readers voters you one we they friends reporters journalists officials analysts pundits commentators boosters "
    "optimists pessimists doomers lawyers teachers doctors nurses farmers it this that which what conventional"
)
"""Subjects that are nobody in particular: what they say is a view, not a quotation."""

MACHINE: Final = re.compile(
    r"\b(?:model|models|system|software|program|chatbot|bot|machine|machines|computer|algorithm|assistant|agent|"
    r"screen|display|app|tool|AI|ChatGPT|Claude|Gemini|Copilot|Siri|Alexa|GPT\S{0,8}|LLM|sign|label|note|poster|"
    r"banner|notice|noticeboard|email|message|letter|memo|report|headline|manual|paper|document|page|sheet|dashboard|website|proverb|"
    r"saying|adage|maxim|slogan|motto|clause|rule|policy|contract|card|sticker|plaque|inscription)\b"
)
"""What may be said to say something and is nobody."""

TITLES: Final = _set("Dr Dr. Professor Prof Prof. Mr Mr. Mrs Mrs. Ms Ms. Miss Madam Mx Mx. Sir Dame Lady Lord Captain Judge "
                     "Senator Mayor Governor Minister President Sister Brother Father Chef Coach")  # fmt: skip
FEMALE_TITLES: Final = _set("Mrs Mrs. Ms Ms. Miss Madam Dame Lady Sister")
MALE_TITLES: Final = _set("Mr Mr. Sir Lord Brother Father")

PARTICLES: Final = _set("de van von der den la le bin ibn al el di da du dos das ter ten af av zu e y")

DEGREES: Final = _set("PhD DPhil EdD MD MBA JD MSc MPH MFA RN CPA Esq Ph.D")
"""What stands behind a name and is no part of it."""

FEMALE: Final = _set(
    "Abigail Annelise Dorothea Ottoline Lucinda Marguerite Esperanza Morag Hester Leocadia Yewande Ada Adele Agnes Aisha Alexandra Alison Amara Amelia Amina Andrea Anita Anneke Annika Antonia Anya Asha Astrid "
    "Audrey Ava Beatrice Bianca Birgit Brenda Bridget Camila Camille Carla Carmen Caroline Cecilia Celia Chiara Chloe "
    "Clara Claire Constance Dagny Dalia Deborah Delia Delphine Denise Dolores Dora Edith Eileen Eleanor Elif Elin Elisa "
    "Elise Eliza Ella Elsa Else Erica Esther Eunice Fatima Fatou Fernanda Florence Freya Gabriela Geraldine Gertrude "
    "Greta Gudrun Hana Harriet Hedda Hedwig Heidi Helena Helga Hilda Hilde Ida Ilse Imogen Ines Inga Ingrid Irina Iris "
    "Isabel Isabella Isla Ivy Jacqueline Jasmine Joanna Josephine Joyce Judith June Juno Kamala Karin Katarina Katherine "
    "Kathleen Katja Keiko Kirsten Kristina Laila Lara Leila Lena Leonora Leticia Lila Lina Linnea Livia Lola Lorna Lotte "
    "Louise Lucia Lydia Mabel Madeleine Magda Maeve Maja Marcia Margot Marguerite Mariam Marianne Marie Marina Marit "
    "Marjorie Marta Matilda Maud Maya Mei Mercedes Mia Mildred Milena Miriam Moira Mona Myra Nadia Naomi Natasha Nell "
    "Nina Noor Nora Norma Odile Olga Orla Paloma Pauline Penelope Petra Philippa Phoebe Pilar Polly Ramona Renata Rhoda "
    "Rosa Rosalind Rose Rosie Rowena Sabine Sally Saoirse Shirin Shirley Signe Sigrid Silvia Simone Siobhan Solveig Sonia "
    "Sonja Soraya Stella Susanna Svetlana Sylvia Tabitha Tamara Tamsin Tanya Tara Tatiana Thea Thelma Ulla Una Ursula "
    "Valentina Valerie Vera Veronica Viola Violet Vivian Wanda Wilhelmina Winifred Xiomara Yara Yasmin Yolanda Yvonne "
    "Zahra Zara Zelda Zora"
)
MALE: Final = _set(
    "Abdul Alistair Ezra Gideon Mehmet Rufus Obinna Idris Jasper Amos Abel Ahmed Aidan Akira Alasdair Albrecht Aldo Alejandro Alessandro Alistair Alvaro Amir Anders Andrea Angus "
    "Anton Antonio Armando Bertrand Henning Jaan Kwabena Arne Arno Arturo Axel Basil Bartholomew Bastian Benedict Bernard Bertram Bjorn Bruno Caleb "
    "Callum Cedric Cesar Chidi Claude Clive Conrad Cormac Cyril Dag Damian Davide Declan Desmond Diego Dieter Dirk Dominic "
    "Duncan Eamon Edmund Eduardo Egon Einar Elias Elliot Emeka Emil Emmanuel Enrique Enzo Ernesto Esteban Fabian Farid "
    "Federico Felix Ferdinand Fernando Fergus Finn Franz Frederick Friedrich Gareth Georg Gerard Gilbert Giovanni Gottfried "
    "Graham Guillermo Gunnar Gustav Hakan Hamish Hans Harald Hector Heinrich Henrik Hiroshi Hugo Humphrey Ibrahim Idris "
    "Ignacio Igor Imran Isaiah Ivor Iwan Jacques Jamal Javier Jens Jesper Joaquin Johan Johann Johannes Jonas Jorge Jorgen "
    "Josef Julius Jurgen Kareem Kaspar Kenji Khalid Klaus Kofi Konrad Kurt Kwame Laurent Lennart Leopold Lionel Lorenzo "
    "Ludwig Magnus Malik Manuel Marius Mateo Matthias Maurice Mauro Maxim Milan Milo Mohamed Moritz Nadeem Neil Nikolai "
    "Nils Olaf Olav Ole Omar Otto Pablo Pascal Per Percy Philippe Piet Pieter Quentin Ragnar Rahul Ramon Raul Reginald "
    "Reinhard Rhys Ricardo Roberto Rodrigo Rohan Roman Ruben Rudolf Rupert Salvador Santiago Sebastien Silas Simon Soren "
    "Stefano Sven Tadeusz Takeshi Tariq Teodor Theo Thor Tobias Tomas Torsten Ulrich Umberto Valentin Viktor Vito Walter "
    "Werner Wilhelm Wim Winston Xavier Yusuf Zoltan"
)

SURNAMES_TOO: Final = _set(
    "Brown White Black Green Day Story Book Young Small Star Street Hall Drive Duke Morgan Hudson Sachs Law Post Page "
    "Chase Wall Main Berkeley Cambridge Paris London Washington Columbia York Stanford Bell Stone Wood Marsh Lake Rivers "
    "Banks Park Parks Field Fields Hill Bishop Cook Baker"
)
"""Words that name things and are surnames after a given name."""

FUNCTION: Final = _set(
    "The A An And But Or So Yet For Nor If When While After Before Since Because Although Though However What Who Whom "
    "Why How Where There Here This That These Those It Its He His Him She Her Hers They Them Their We Us Our I My Me You "
    "Your In On At By From With As To Of Into Over Under Between Among Until Unless Then Now Not No Yes Also Still Even "
    "Most Many Some All Both Each One Two Three Four Five Another According Every Nobody Nothing Everyone Everybody "
    "Someone Once Only Just Last Next First Second Third Later Today Yesterday Tomorrow Toward Towards During Despite "
    "Like Unlike Asked Ask Told Says Said Instead Meanwhile Perhaps Maybe Well Ever Never Nor Than Such Is Are Was Were "
    "Do Does Did Has Have Had Can Could Will Would Should May Might Must Let Inside Outside Back Again About Above "
    "Across Against Along Around Behind Below Beside Beyond Through Throughout Upon Within Without Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November "
    "December Spring Summer Autumn Winter Dear Hello Hi Thanks Photo Photograph Image Editor Note Interview Read Listen Watch Subscribe "
    "Podcast Episode Newsletter Transcript English French German Spanish Portuguese Italian Dutch Danish Swedish "
    "Norwegian Finnish Polish Russian Turkish Greek Arabic Chinese Japanese Korean Indian African American British "
    "Canadian Mexican Brazilian Australian European Asian God Christmas Easter Internet Earth"
)
"""Words with a capital that are no names."""

THINGS: Final = _set(
    "University Institute College School Academy Laboratory Lab Labs Museum Library Bank Press Foundation River Street "
    "Lake Bay Island Islands Valley Harbour Harbor Mountain Mountains Ocean Sea Road Avenue Square Bridge Tower Hospital "
    "Clinic Center Centre Church Cathedral Station Airport Company Corporation Inc Ltd LLC Group Partners Capital Ventures "
    "Systems Technologies Technology Software Records Studios Studio Radio Times Post Journal Review Gazette Herald "
    "Tribune Chronicle News Magazine Weekly Daily Show Podcast Hour Award Prize Fellowship Project Program Programme "
    "Initiative Council Committee Commission Department Ministry Agency Bureau Office Court Act Law Union Association "
    "Society Club Party Team Festival Conference Summit Week Day War Street Park Forest Beach Coast County City Town "
    "Village State States Kingdom Republic Report Index Survey Protocol Model Engine Works Farm Farms Foods Orchestra "
    "Theatre Theater Press Books Fund Trust Observatory Survey Service Services Network Networks Line Shift"
)
"""Last words of the names of things."""

COMPANYLIKE: Final = _set(
    "maker developer publisher producer brewer owner operator manager adviser consultant investor trader broadcaster leader weaver "
    "painter head lead specialist fellow partner expert"
)
"""Nouns of an apposition that companies have as well."""

FIRMLIKE: Final = COMPANYLIKE - {"head", "lead", "fellow", "partner", "manager", "owner"} | _set(
    "giant startup start-up supplier company firm group manufacturer carmaker automaker chipmaker drugmaker retailer "
    "insurer airline bank agency consultancy vendor provider unicorn outfit conglomerate lender"
)
"""Nouns that stand right before the name of a firm."""

_OFFICE_ENDS = re.compile(r"(?:ologist|onomist|ographer|metrist|iatrist|opathist|icist|aeologist)\Z")


_CALLING_ENDS = re.compile(r"(?:master|mistress|wright|smith|keeper|maker|monger|woman|(?<!hu)man|ician)\Z")


def is_calling(word: str) -> bool:
    """Whether a lower-case noun beside a name says what somebody does; too weak to tell a name from an office."""
    return is_office(word) or bool(_CALLING_ENDS.search(word))


def is_office(word: str) -> bool:
    """Whether a lower-case noun is a person's part or office."""
    return word in ROLE_HEADS or bool(_OFFICE_ENDS.search(word))
