"""Templates that attack or never end: stopped, reported, and the next one renders."""

from __future__ import annotations

from pathlib import Path

import pytest

from repurpose.errors import TemplateError
from repurpose.render import Renderer

VIEW = {"site": {"title": "潮汐"}, "items": [1]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def renderer(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return Renderer([folder, tmp_path_factory.mktemp("starters")], seconds=0.3)


def rendered(renderer: Renderer, folder: Path, template: str) -> str:
    (folder / "t.txt.j2").write_text(template, encoding="utf-8")
    return renderer.text("t.txt.j2", VIEW)


ENDLESS = {
    "loops": "\n{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
    "output": "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxx{% endfor %}{% endfor %}",
    "huge range": "{% for i in range(10**9) %}{% endfor %}",
    "macro": "{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}",
    "include": "{% include 't.txt.j2' %}",
    "extends": "{% extends 't.txt.j2' %}",
    "parentheses": "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
    "long string": "{{ 'x' * 10**10 }}",
    "power": "{{ (10 ** (10 ** 9)) % 7 }}",
    "padding": "{{ '{:>9999999999}'.format(1) }}",
    "percent": "{{ '%9999999999d' | format(1) }}",
    "center": "{{ 'x'.center(10**10) }}",
    "indent": "{{ 'x' | tojson(indent=10**10) }}{{ items | tojson(indent=10**10) }}",
    "doubling": "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "replace": "{% set a = 'x' * 10**6 %}{{ a | replace('x', a) | length }}",
    "block": "{% set a %}{% for i in range(99999) %}{% for j in range(99999) %}xxxxxxxxx{% endfor %}{% endfor %}{% endset %}",
}


@pytest.mark.parametrize("attack", ENDLESS)
def test_what_does_not_end_is_stopped_and_the_next_renders(
    renderer: Renderer, folder: Path, attack: str
) -> None:
    with pytest.raises(TemplateError, match=r"^Template t\.txt\.j2"):
        rendered(renderer, folder, ENDLESS[attack])
    assert rendered(renderer, folder, "{{ site.title }}") == "潮汐"


def test_a_loop_without_end_is_reported_with_its_line(renderer: Renderer, folder: Path) -> None:
    with pytest.raises(TemplateError, match=r"line 2 was stopped: it runs too long"):
        rendered(renderer, folder, ENDLESS["loops"])


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ '' | attr('__class__') }}",
        "{{ ''['__class__'] }}",
        "{{ '{0.__class__.__mro__}'.format(1) }}",
        "{{ '{x.__class__}'.format_map({'x': 1}) }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context.environment }}",
        "{{ wrap.__globals__ }}",
        "{{ items.append(2) }}",
        "{{ site.update(title='x') }}",
        "{{ site.clear() }}",
        "{% for f in items | map(attribute='__class__') %}{{ f.mro() }}{% endfor %}",
        "{{ lipsum.__globals__ }}",
        "{{ request }}{{ config }}",
        "{{ items | random }}",
        "{{ lipsum() }}",
    ],
)
def test_nothing_behind_the_view_can_be_reached_or_changed(
    renderer: Renderer, folder: Path, template: str
) -> None:
    with pytest.raises(TemplateError, match=r"^Template t\.txt\.j2"):
        rendered(renderer, folder, template)
    assert VIEW == {"site": {"title": "潮汐"}, "items": [1]}
