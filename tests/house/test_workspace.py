"""The workspace: found, read with origins, refused with a sentence, made by init."""

import os
from pathlib import Path

import pytest

from repurpose import articles, workspace
from repurpose.errors import JobError, SettingsError, WorkspaceError

JOB = '[[make]]\nkind = "summary"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small workspace."""
    (tmp_path / "repurpose.toml").write_text('[site]\ntitle = "回聲"\n', encoding="utf-8")
    (tmp_path / "jobs").mkdir()
    return tmp_path


def test_it_is_found_from_a_folder_below(root: Path) -> None:
    """Like git: the nearest one upward."""
    (root / "a" / "b").mkdir(parents=True)
    assert workspace.find(root / "a" / "b") == root


def test_no_workspace_says_what_to_do(tmp_path: Path) -> None:
    """Named, searched for, or made."""
    with pytest.raises(WorkspaceError, match="repurpose init"):
        workspace.load(tmp_path, {})


def test_the_environment_wins_over_the_file_and_flags_over_both(root: Path) -> None:
    """And each value remembers where it came from."""
    environ = {
        "REPURPOSE_SITE_TITLE": "另一個",
        "REPURPOSE_FEED_NEWEST": "7",
        "REPURPOSE_BANNED_WORDS": '["甲", "乙"]',
    }
    made = workspace.load(root, environ, {"out": "elsewhere"})
    assert made.settings.site.title == "另一個"
    assert made.settings.feed.newest == 7
    assert made.settings.banned_words == ("甲", "乙")
    assert made.out == root / "elsewhere"
    origins = {key: origin for key, _, origin in workspace.explain(made)}
    assert origins["site.title"] == "REPURPOSE_SITE_TITLE"
    assert origins["out"] == "the command line"
    assert origins["site.url"] == "default"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[site\n", "not valid TOML"),
        ('titel = "x"\n', "unknown key `titel`"),
        ('[site]\ntitel = "x"\n', "perhaps `title` is meant"),
        ('[mail]\nform = "x"\n', "perhaps `from` is meant"),
        ('articles = "content/posts"\n', r'write a list, like articles = \["content/posts"\]'),
        ("out = 3\n[feed]\nnewest = 0\n", "key `out`: write a text in quotes; key `feed.newest`: "),
        ('[site]\nurl = "ftp://x"\n', "site.url"),
        ('[site]\ntimezone = "Taipei"\n', "site.timezone"),
        ('[mail]\nfrom = "a@b.c\\nBcc: x@y.z"\n', "mail.from"),
        ('[site]\ntitle = "a\\nb"\n', "line break"),
        ('[mail]\nunsubscribe = "http://x.y"\n', r"mail.unsubscribe.*https: nor a mailto:"),
        ('[mail]\nunsubscribe = "x.example.org"\n', r"mail.unsubscribe.*https: nor a mailto:"),
        ('[mail]\nunsubscribe = "https://"\n', r"mail.unsubscribe.*not a web address"),
        ('[mail]\nunsubscribe = "mailto:nobody"\n', r"mail.unsubscribe.*not a mail address"),
        ("[feed]\nnewest = 0\n", "feed.newest"),
        ("[feed]\nnewest = true\n", "feed.newest"),
        ("articles = []\n", "articles"),
    ],
)
def test_wrong_settings_are_one_sentence(root: Path, text: str, words: str) -> None:
    """It names the file and the key."""
    (root / "repurpose.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as caught:
        workspace.load(root, {})
    assert "repurpose.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["https://a.example.org/?u=1", "mailto:a@b.example.org?subject=unsubscribe"]
)
def test_both_ways_off_the_list_are_accepted(root: Path, address: str) -> None:
    """By one click, or by a mail."""
    (root / "repurpose.toml").write_text(f'[mail]\nunsubscribe = "{address}"\n', encoding="utf-8")
    assert workspace.load(root, {}).settings.mail.unsubscribe == address


def test_a_wrong_variable_is_named_and_an_unknown_one_refused(root: Path) -> None:
    """Not the file is at fault then."""
    with pytest.raises(SettingsError, match=r"^REPURPOSE_FEED_NEWEST: key `feed.newest`"):
        workspace.load(root, {"REPURPOSE_FEED_NEWEST": "many"})
    with pytest.raises(SettingsError, match="REPURPOSE_STIE_TITLE"):
        workspace.load(root, {"REPURPOSE_STIE_TITLE": "x"})
    with pytest.raises(SettingsError, match="perhaps REPURPOSE_SITE_TITLE is meant"):
        workspace.load(root, {"REPURPOSE_STIE_TITLE": "x"})
    (root / "repurpose.toml").write_text("out = 3\n", encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r"repurpose.toml: key `out`: .*; REPURPOSE_FEED_NEWEST: key `feed"
    ):
        workspace.load(root, {"REPURPOSE_FEED_NEWEST": "many"})


def test_a_file_that_is_not_utf_8_is_one_sentence(root: Path) -> None:
    """Byte and file."""
    (root / "repurpose.toml").write_bytes('[site]\ntitle = "回聲"\n'.encode("big5"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        workspace.load(root, {})


def test_passwords_in_the_database_address_are_never_shown(root: Path) -> None:
    """`status --settings` prints settings."""
    secret = "hunter2"
    (root / "repurpose.toml").write_text(f'database = "postgresql://me:{secret}@db/name"\n', encoding="utf-8")
    shown = str(workspace.explain(workspace.load(root, {})))
    assert secret not in shown
    assert "postgresql://…@db/name" in shown


def test_one_bad_job_does_not_hide_the_others(root: Path) -> None:
    """Each file is a job or its error."""
    (root / "jobs" / "good.toml").write_text(JOB, encoding="utf-8")
    (root / "jobs" / "bad.toml").write_text(f'schedule = "0 8 * * 1"\n{JOB}', encoding="utf-8")
    jobs = workspace.load(root, {}).jobs()
    assert isinstance(jobs["bad"], JobError)
    assert "jobs/bad.toml" in str(jobs["bad"])
    assert not isinstance(jobs["good"], JobError)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('timezone = "Mars/Base"', "time zone"),
        ('channels = ["fax"]', "no channel"),
        ('schedule = "0 8 * *"', "five"),
    ],
)
def test_a_job_is_checked_against_the_house(root: Path, line: str, words: str) -> None:
    """Zones, channels and schedules exist."""
    (root / "jobs" / "one.toml").write_text(f"{line}\n{JOB}", encoding="utf-8")
    with pytest.raises(JobError, match=words):
        workspace.load(root, {}).job("one")


@pytest.mark.parametrize("name", ["每週", "Weekly"])
def test_a_job_file_with_a_name_that_is_not_allowed_has_to_be_renamed(root: Path, name: str) -> None:
    """Not: there is no such job, the jobs there are this one."""
    (root / "jobs" / f"{name}.toml").write_text(JOB, encoding="utf-8")
    place = workspace.load(root, {})
    with pytest.raises(JobError) as caught:
        place.job(name)
    for error in (place.jobs()[name], caught.value):
        said = f"jobs/{name}.toml: a job's file name takes lower-case letters a-z, digits and hyphens; rename the file."
        assert str(error) == said


@pytest.mark.parametrize("name", ["none", "../repurpose", "a/b"])
def test_a_job_that_is_not_there(root: Path, name: str) -> None:
    """The sentence lists those that are; a path is no name."""
    (root / "jobs" / "one.toml").write_text(JOB, encoding="utf-8")
    with pytest.raises(JobError, match="one"):
        workspace.load(root, {}).job(name)


def test_init_makes_a_workspace_that_loads(tmp_path: Path) -> None:
    """Settings, jobs and sample articles; its templates are the starters until one is copied."""
    made = workspace.init(tmp_path / "letter")
    assert made.jobs().keys() >= {"weekly-newsletter", "daily-thread"}
    assert any((tmp_path / "letter" / "articles").iterdir())
    assert "out" in (tmp_path / "letter" / ".gitignore").read_text(encoding="utf-8")


def test_init_never_touches_a_folder_with_something_in_it(tmp_path: Path) -> None:
    """Nothing a person wrote is overwritten."""
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="not empty"):
        workspace.init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_init_in_a_folder_without_rights(tmp_path: Path) -> None:
    """A sentence, no traceback."""
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(WorkspaceError, match="cannot be written"):
        workspace.init(tmp_path / "locked" / "letter")


@pytest.mark.parametrize("out", ["out", "../outside", "content/made", "."])
def test_what_is_written_is_no_article_wherever_it_is_written(root: Path, out: str) -> None:
    """Else the next run would make something of what the last one made; a person's own folders stay."""
    (root / "repurpose.toml").write_text(f'articles = ["."]\nout = "{out}"\n', encoding="utf-8")
    place = workspace.load(root, {})
    made = ["summaries/a.md", "threads/a.x.txt", "newsletters/a.txt", "cards/a.md"]
    for path in [*(place.out / name for name in made), place.private / "a.md", root / "content" / "b.md"]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: x\n---\n", encoding="utf-8")
    found = articles.scan(place.root, place.settings.articles, place.written)
    assert [each.path for each in found] == ["content/b.md"]


def test_a_folder_that_is_written_to_and_holds_the_articles_is_still_read(root: Path) -> None:
    """A site whose content folder gets the summaries too."""
    (root / "repurpose.toml").write_text('articles = ["content/posts"]\nout = "content"\n', encoding="utf-8")
    place = workspace.load(root, {})
    for name in ("posts/a.md", "summaries/b.md"):
        (place.out / name).parent.mkdir(parents=True)
        (place.out / name).write_text("x", encoding="utf-8")
    for patterns in (place.settings.articles, ["content"]):
        assert [each.path for each in articles.scan(root, patterns, place.written)] == ["content/posts/a.md"]
