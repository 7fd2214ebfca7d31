"""Which files a folder or glob names."""

import os
from pathlib import Path

import pytest

from repurpose.articles import scan
from repurpose.errors import SettingsError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "articles/b.md",
        "articles/a.markdown",
        "articles/c.txt",
        "articles/d.html",
        "articles/_index.md",
        "articles/_index.zh-tw.md",
        "articles/.hidden.md",
        "articles/.git/x.md",
        "articles/bundle/index.md",
        "articles/bundle/photo.png",
        "articles/2026/01/deep.MD",
        "site/content/posts/p.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def paths(root: Path, *patterns: str) -> list[str]:
    return [found.path for found in scan(root, patterns)]


def test_a_folder(root: Path) -> None:
    assert paths(root, "articles") == [
        "articles/2026/01/deep.MD",
        "articles/a.markdown",
        "articles/b.md",
        "articles/bundle/index.md",
        "articles/c.txt",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("articles/*.md", ["articles/b.md"]),
        ("articles/**/*.md", ["articles/b.md", "articles/bundle/index.md"]),
        ("articles/*/index.md", ["articles/bundle/index.md"]),
        ("articles/[ab].*", ["articles/a.markdown", "articles/b.md"]),
        ("articles/[!a].md", ["articles/b.md"]),
        ("articles/?.txt", ["articles/c.txt"]),
        ("articles/b.md", ["articles/b.md"]),
        ("./articles/bundle/", ["articles/bundle/index.md"]),
        ("nothing/*.md", []),
    ],
)
def test_patterns(root: Path, pattern: str, expected: list[str]) -> None:
    assert paths(root, pattern) == expected


def test_patterns_that_overlap_name_a_file_once(root: Path) -> None:
    assert paths(root, "articles/bundle", "articles/**/index.md") == ["articles/bundle/index.md"]


def test_a_folder_outside_the_root(root: Path) -> None:
    assert paths(root / "articles", "../site/content/posts") == ["../site/content/posts/p.md"]
    assert paths(root / "articles", str(root / "site" / "content")) == ["../site/content/posts/p.md"]


def test_a_missing_folder_is_the_settings_fault(root: Path) -> None:
    with pytest.raises(SettingsError, match="there is no folder or file 'post'"):
        paths(root, "post")


def test_size_and_time(root: Path) -> None:
    (found,) = scan(root, ["articles/b.md"])
    stat = (root / "articles/b.md").stat()
    assert (found.size, found.mtime_ns) == (stat.st_size, stat.st_mtime_ns)


def test_links_to_folders_are_never_entered(root: Path) -> None:
    (root / "articles" / "out").symlink_to(root / "site")
    (root / "articles" / "loop").symlink_to(root / "articles")
    assert not any("out/" in path or "loop/" in path for path in paths(root, "articles"))


def test_what_is_named_like_an_article_is_listed_so_that_reading_can_say_what_it_is(root: Path) -> None:
    os.mkfifo(root / "articles" / "pipe.md")
    (root / "articles" / "folder.md").mkdir()
    (root / "articles" / "link.md").symlink_to("/etc/hostname")
    assert {"articles/pipe.md", "articles/folder.md", "articles/link.md"} <= set(paths(root, "articles"))


def test_a_linked_folder_that_the_settings_name_is_entered(root: Path) -> None:
    (root / "posts").symlink_to(root / "site" / "content" / "posts")
    assert paths(root, "posts") == ["posts/p.md"]


def test_a_link_is_as_large_and_as_old_as_what_it_leads_to(root: Path) -> None:
    """Else nobody would see that the article behind it was edited; in a folder and named alone alike."""
    folder = root / "articles"
    (folder / "link.md").symlink_to("bundle/photo.png")
    (folder / "again.md").symlink_to("link.md")
    for size, seconds in ((3, 1_700_000_000), (9, 1_800_000_000)):
        (folder / "bundle" / "photo.png").write_text("x" * size)
        os.utime(folder / "bundle" / "photo.png", (seconds, seconds))
        found = {each.path: each for each in scan(root, ["articles", "articles/again.md"])}
        for name in ("link.md", "again.md"):
            each = found[f"articles/{name}"]
            assert (each.size, each.mtime_ns) == (size, seconds * 1_000_000_000)
        (alone,) = scan(root, ["articles/link.md"])
        assert (alone.size, alone.mtime_ns) == (size, seconds * 1_000_000_000)


def test_a_link_to_nothing_to_itself_or_out_of_its_folder_is_only_a_link(root: Path) -> None:
    """What reading would refuse is not even looked at."""
    folder = root / "articles"
    ends = {"nothing.md": "gone.md", "itself.md": "itself.md", "out.md": "../site/content/posts/p.md"}
    for name, end in ends.items():
        (folder / name).symlink_to(end)
    found = {each.path: each for each in scan(root, ["articles"])}
    for name in ends:
        own = (folder / name).lstat()
        each = found[f"articles/{name}"]
        assert (each.size, each.mtime_ns) == (own.st_size, own.st_mtime_ns)


def test_what_the_program_writes_is_left_out_and_not_opened(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a folder or a glob meets it; a folder of the same name elsewhere is as good as any other."""
    for name in ("out/summaries/x.md", "site/out/y.md", "articles/out/z.md"):
        path = root / name
        path.parent.mkdir(parents=True)
        path.write_text(name)
    opened: list[str] = []
    real = os.scandir

    def noted(folder: str) -> object:
        opened.append(os.path.relpath(folder, root))
        return real(folder)

    monkeypatch.setattr(os, "scandir", noted)
    for pattern in (".", "**/*.md", str(root)):
        listed = [each.path for each in scan(root, [pattern], [root / "out"])]
        assert "out/summaries/x.md" not in listed
        assert {"articles/b.md", "site/out/y.md", "articles/out/z.md"} <= set(listed)
    assert "site/out" in opened
    assert not any(folder.startswith("out") for folder in opened)


def test_a_folder_that_is_left_out_is_known_through_links_and_by_its_name(root: Path) -> None:
    """However the root and the folder are spelled; a pattern that begins in it is asked for."""
    (root / "real").symlink_to(root, target_is_directory=True)
    assert paths(root, "site/content") == ["site/content/posts/p.md"]
    beside = root / "real" / "site" / ".." / "site" / "content"
    assert [each.path for each in scan(root, ["site"], [beside])] == []
    assert [each.path for each in scan(root / "real", ["site"], [root / "site" / "content"])] == []
    assert [each.path for each in scan(root, ["site/content/posts"], [beside])] == ["site/content/posts/p.md"]


def test_what_belongs_to_a_page_bundle_is_no_article(tmp_path: Path) -> None:
    """Hugo 0.168 makes pages of the same files; an `index.md` elsewhere is a page like any other."""
    bundles = ("h/index.md", "mk/index.markdown", "up/Index.md", "lang/index.en.md", "lang/index.zh-hant.md")
    belongings = (
        "h/extra.md",
        "h/x.markdown",
        "h/note.txt",
        "h/sub/deep.md",
        "h/sub2/index.md",
        "mk/o.md",
        "up/o.md",
    )
    pages = (
        "br/_index.md",
        "br/page.md",
        "br/leaf/index.md",
        "txt/index.txt",
        "txt/o.md",
        "x/index2.md",
        "x/o.md",
    )
    for name in (*bundles, *belongings, *pages, "lang/other.md", "br/leaf/x.md"):
        for folder in ("site/content/posts", "notes"):
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
    articles = {f"site/content/posts/{name}" for name in (*bundles, *pages)} - {
        "site/content/posts/br/_index.md"
    }
    assert set(paths(tmp_path, "site")) == set(paths(tmp_path, "site/content/**/*")) == articles
    assert paths(tmp_path, "site/content/posts/h") == ["site/content/posts/h/index.md"]
    assert paths(tmp_path, "site/content/posts/h/extra.md") == ["site/content/posts/h/extra.md"]
    assert len(paths(tmp_path, "notes")) == len({*bundles, *belongings, *pages}) + 1
