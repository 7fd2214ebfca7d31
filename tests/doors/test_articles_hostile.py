"""Bad files: one clear sentence each, and no harm."""

import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.articles import from_bytes, read
from repurpose.articles.reading import LARGEST
from repurpose.errors import ArticleError
from repurpose.model import Article

BODY = "\n方小海說：「海比月曆誠實。」他在港口住了三十年。\n"


def refusal(data: bytes | str) -> str:
    with pytest.raises(ArticleError) as caught:
        from_bytes(data.encode() if isinstance(data, str) else data, "posts/a.md")
    message = str(caught.value)
    assert message.startswith("posts/a.md")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def outcome(data: bytes | str) -> Article | str:
    """The article, or the one sentence that says why there is none."""
    try:
        return from_bytes(data.encode() if isinstance(data, str) else data, "posts/a.md")
    except ArticleError as error:
        return str(error)


def sound(found: Article | str) -> bool:
    if isinstance(found, str):
        return found.startswith("posts/a.md") and found.endswith(".") and "\n" not in found
    return 0 <= found.body_start <= len(found.text)


def yaml(front: str) -> str:
    return f"---\n{front}\n---\n{BODY}"


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_empty(data: bytes) -> None:
    assert "empty" in refusal(data)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(codec: str) -> None:
    text = "The harbour was quiet that winter, and nobody went out to sea. " * 3
    assert "save it as UTF-8" in refusal(text.encode(codec))


def test_nul() -> None:
    assert "byte 7 (line 2)" in refusal(b"abc\ndef\0ghi" + b"x" * 50)


@pytest.mark.parametrize(
    ("codec", "named"), [("big5", "Big5"), ("gb18030", "GBK"), ("shift_jis", "Shift JIS")]
)
def test_other_encodings_are_named(codec: str, named: str) -> None:
    texts = {
        "big5": "他說這個地方的人都知道，海是不會說謊的，可是我們還是每天去看月曆。",
        "gb18030": "他说这个地方的人都知道，海是不会说谎的，可是我们还是每天去看月历。",
        "shift_jis": "この町の人はみんな海のことをよく知っているけれど、毎日カレンダーを見る。",
    }
    message = refusal(("# " + texts[codec] + "\n").encode(codec) * 3)
    assert named in message
    assert "convert it to UTF-8" in message


def test_latin_1() -> None:
    assert "Windows-1252" in refusal("The café and the naïve façade of the harbour.\n".encode("latin-1"))


def test_damaged_utf_8_names_the_place() -> None:
    good = BODY.encode()
    message = refusal(good + b"\xff" + good)
    assert f"byte {len(good)} (line 3)" in message
    assert "damaged" in message


def test_too_large() -> None:
    assert "10.0 MB" in refusal(b"a" * LARGEST)
    assert from_bytes(b"a. " * 1000, "a.md").text


def test_control_characters_are_a_problem_and_the_text_stays() -> None:
    article = from_bytes(b'---\ntitle: "a\\eb"\n---\nThe harbour\x07 was quiet.\n', "a.md")
    assert [p.code for p in article.problems] == ["control-character"]
    assert "line 4" in article.problems[0].message
    assert "\x07" in article.text
    assert article.title == "ab"


# ---------------------------------------------------------------- front matter


@pytest.mark.parametrize("depth", [33, 30_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")])
def test_nesting_is_refused_before_yaml_sees_it(depth: int, opening: str, closing: str) -> None:
    front = (
        f"title: 海\nx:\n  {opening * depth}{closing * depth}"
        if opening[0] in "[{"
        else f"{opening * depth}a"
    )
    message = refusal(yaml(front))
    assert "nested deeper than 32" in message or "longer than 64 kB" in message


def test_nesting_by_indentation_is_refused() -> None:
    front = "\n".join(" " * i + "a:" for i in range(200))
    assert "nested deeper" in refusal(yaml(front))


def test_json_and_toml_nesting_is_refused() -> None:
    assert "nested deeper" in refusal('{"a": ' + "[" * 5000 + "]" * 5000 + "}\n" + BODY)
    assert "nested deeper" in refusal("+++\na = " + "[" * 5000 + "]" * 5000 + "\n+++\n" + BODY)
    assert "nested deeper" in refusal("+++\n[" + ".".join("a" * 200) + "]\n+++\n" + BODY)


def test_a_long_front_matter_is_refused() -> None:
    assert "longer than 64 kB" in refusal(yaml("title: " + "海" * 70_000))


@pytest.mark.parametrize(
    ("front", "word"),
    [
        ("a: &x 1\nb: *x", "anchor"),
        ("b: *x", "alias"),
        ("a: &x [1, 2]", "anchor"),
        ("title: !!python/object/apply:os.system [ls]", "tag"),
        ("title: !custom 海", "tag"),
    ],
)
def test_references_and_tags_are_refused(front: str, word: str) -> None:
    assert f"YAML {word}" in refusal(yaml(front))


def test_marks_inside_ordinary_values_are_no_references() -> None:
    article = from_bytes(
        yaml('title: "R & D *now* !"\ndescription: 快 & 慢，*不*是 !important').encode(), "a.md"
    )
    assert article.title == "R & D *now* !"
    assert article.lead == "快 & 慢，*不*是 !important"


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_unterminated(mark: str) -> None:
    assert f"add a line `{mark}`" in refusal(f'{mark}\ntitle = "海"\ndraft: true\n{BODY}')


def test_unterminated_json() -> None:
    assert "add the missing `}`" in refusal('{\n"title": "海"\n' + BODY)


@pytest.mark.parametrize(
    "front",
    ["title: 'open", "title: a: b", "\ttitle: a", "- a\n- b", "[a, b]", "title: a\n  b: c\n d", "? [a]\n: b"],
)
def test_broken_yaml(front: str) -> None:
    message = refusal(yaml(front))
    assert "front matter" in message


def test_broken_yaml_names_the_line_in_the_file() -> None:
    assert "on line 3" in refusal(yaml("title: 海\nx: 'a' b"))


def test_broken_toml_and_json() -> None:
    assert "TOML" in refusal('+++\ntitle = "a"\ntitle = "b"\n+++\n' + BODY)
    assert "TOML" in refusal("+++\nx = " + "9" * 5000 + "\n+++\n" + BODY)
    assert "JSON" in refusal('{"title": "a",}\n' + BODY)


@pytest.mark.parametrize("key", ["draft", "date", "publishDate"])
def test_keys_that_decide_about_publishing_must_not_come_twice(key: str) -> None:
    assert f"gives `{key}` twice" in refusal(yaml(f"{key}: true\ntitle: 海\n{key}: false"))


def test_other_keys_that_come_twice_are_a_problem() -> None:
    article = from_bytes(yaml("title: 海\ntitle: 風").encode(), "a.md")
    assert (article.title, [p.code for p in article.problems]) == ("風", ["duplicate-key"])
    article = from_bytes(b'{"title": "a", "title": "b"}\n' + BODY.encode(), "a.md")
    assert (article.title, [p.code for p in article.problems]) == ("b", ["duplicate-key"])


@pytest.mark.parametrize("value", ["maybe", "[true]", "{a: b}", "2"])
def test_a_draft_that_is_neither_true_nor_false(value: str) -> None:
    assert "must be true or false" in refusal(yaml(f"draft: {value}"))


@pytest.mark.parametrize(
    "value", ["2026-02-30", "2026-13-01", "soon", "[2026-01-01]", "9" * 5000, "2026-01-01T25:00"]
)
def test_a_date_that_does_not_exist(value: str) -> None:
    assert "is no date that exists" in refusal(yaml(f"date: {value}"))


def test_wrong_types_are_problems_of_their_key_alone() -> None:
    article = from_bytes(
        yaml(
            "title: [a, b]\ndescription: {x: y}\ntags: {a: b}\nauthor: 5\npublished: 2026-02-31\nslug: ok"
        ).encode(),
        "a.md",
    )
    assert sorted((p.code, p.where) for p in article.problems) == [
        ("bad-date", "published"),
        ("wrong-type", "description"),
        ("wrong-type", "tags"),
        ("wrong-type", "title"),
    ]
    assert article.slug == "ok"
    assert article.title.startswith("方小海說")


def test_numbers_of_any_length_are_text() -> None:
    article = from_bytes(yaml(f"title: {'7' * 5000}\nslug: 0o17").encode(), "a.md")
    assert (len(article.title), article.slug) == (5000, "0o17")
    assert from_bytes(f'{{"title": {"7" * 5000}}}\n{BODY}'.encode(), "a.md").title == "7" * 5000


FRONTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["title", "date", "tags", "draft", "author", "images", "cover", "source", "url", "published", "x"]
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, FRONTS, max_size=6))
def test_any_json_front_matter_is_read_or_refused_in_a_sentence(values: dict[str, object]) -> None:
    found = outcome(json.dumps(values) + "\n" + BODY)
    assert sound(found)
    if values and isinstance(found, Article):
        assert found.text[found.body_start :].strip() == BODY.strip()


SCRAPS = st.sampled_from(
    ["---\n", "+++\n", "{", "}", '"', "'", ": ", "- ", "? ", "[", "]", "&a ", "*a ", "!!str ", "|\n", ">\n", "#", "title",
     "date: 2026-01-01\n", "draft: true\n", "\t", "  ", "\n", "\r\n", "\ufeff", "\\u0000", "\x85", "\u2028", "=", "海"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["---\n", "+++\n", "{", ""]),
    st.lists(SCRAPS | st.text(max_size=4), max_size=40).map("".join),
)
def test_any_text_is_read_or_refused_in_a_sentence(opening: str, text: str) -> None:
    assert sound(outcome((opening + text).encode("utf-8", "replace")))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    assert sound(outcome(data))


@pytest.mark.parametrize("mark", ["[", "{", "- ", "? ", ": ", "a: ", "# ", "'", '"', "\\", "&a ", "*a ", "!a ", "|\n", "a:\n", "\n", " ", "a.", "=", "---\n"])  # fmt: skip
@pytest.mark.parametrize("opening", ["---\n", "+++\n", '{"a": '])
def test_a_megabyte_of_any_mark_in_the_front_matter(opening: str, mark: str) -> None:
    for size in (60_000, 1_000_000 if "\n" not in mark else 40_000):
        run = mark * (size // len(mark))
        for text in (opening + run, f"{opening}{run}\n{opening[:4]}\nx"):
            assert sound(outcome(text))


# ---------------------------------------------------------------- the disk


def refused(path: Path, name: str = "posts/a.md") -> str:
    with pytest.raises(ArticleError) as caught:
        read(path, name)
    return str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(BODY.encode())
    assert read(file, "posts/a.md").path == "posts/a.md"


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "null.md").symlink_to("/dev/null")
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(tmp_path / "s.md"))
    bound.close()
    assert "is a pipe" in refused(tmp_path / "pipe.md")
    assert "is a folder" in refused(tmp_path / "folder.md")
    assert "symbolic link out of its folder" in refused(tmp_path / "null.md")
    assert "is a socket" in refused(tmp_path / "s.md")
    assert "is a device" in refused(Path("/dev/null"))
    assert "cannot be read" in refused(tmp_path / "missing.md")


def test_links_stay_inside_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.md").write_text("The harbour was quiet.")
    (inside / "a.md").write_text("The harbour was loud.")
    (inside / "link.md").symlink_to("a.md")
    (inside / "leak.md").symlink_to(outside / "secret.md")
    (inside / "loop.md").symlink_to("loop.md")
    assert read(inside / "link.md", "link.md").text == "The harbour was loud."
    assert "out of its folder" in refused(inside / "leak.md")
    assert read(inside / "leak.md", "leak.md", folder=tmp_path).text == "The harbour was quiet."
    assert "cannot be read" in refused(inside / "loop.md")


def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(BODY.encode())
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert "permissions" in refused(file)


def test_a_file_of_ten_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(LARGEST)
    assert "MB" in refused(tmp_path / "a.md")
