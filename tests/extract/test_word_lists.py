"""Word lists are sorted, hold each term once, and say what belongs in them."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations

import pytest

from kg.extract import function_words
from kg.extract.nouns import is_actor_noun, is_party_noun, is_thing_noun, to_singular
from kg.extract.verbs import base_candidates, is_base_verb, lemmatize, to_base_verb
from kg.extract.word_lists import read_pairs, read_words

NAMES = (
    "currencies",
    "participles",
    "party_nouns",
    "performer_nouns",
    "person_nouns",
    "personal_verbs",
    "places",
    "public_bodies",
    "role_nouns",
    "standards",
    "thing_nouns",
    "verbs",
)
ACTORS = ("party_nouns", "person_nouns", "role_nouns", "thing_nouns")


def lines(name: str) -> list[str]:
    return files("kg.extract").joinpath("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_every_word_list_is_known() -> None:
    folder = files("kg.extract").joinpath("words")
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.txt" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_list_is_sorted_and_holds_each_term_once_under_a_comment(name: str) -> None:
    comments = [line for line in lines(name) if line.startswith("#")]
    terms = lines(name)[len(comments) :]
    assert comments
    assert terms == sorted(set(terms))
    assert all(term == term.strip().lower() != "" for term in terms)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "participles"])
def test_a_term_is_a_single_word_as_it_is_looked_up(name: str) -> None:
    assert all(" " not in term for term in read_words(name))


@pytest.mark.parametrize("name", [*ACTORS, "performer_nouns"])
def test_nouns_are_in_the_singular(name: str) -> None:
    assert [term for term in read_words(name) if to_singular(term) != term] == []


@pytest.mark.parametrize("pair", list(combinations(ACTORS, 2)), ids=str)
def test_a_noun_is_of_one_kind_only(pair: tuple[str, str]) -> None:
    assert read_words(pair[0]) & read_words(pair[1]) == frozenset()


def test_performers_are_parties() -> None:
    assert all(is_party_noun(noun) for noun in read_words("performer_nouns"))


def test_only_participles_that_no_ending_explains_are_listed() -> None:
    long = {form: base for form, base in read_pairs("participles").items() if form.endswith("ed") and len(form) > 4}
    assert [form for form, base in long.items() if guess(form) == base] == []


def guess(participle: str) -> str:
    """Return the base form that the endings alone give a participle."""
    return next(filter(is_base_verb, base_candidates(participle)), None) or lemmatize(participle)


def test_function_words_are_in_lower_case() -> None:
    classes = [value for value in vars(function_words).values() if isinstance(value, frozenset)]
    assert len(classes) == 18
    assert all(word == word.lower() for words in classes for word in words)


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("Agencies", "agency"),
        ("Boxes", "box"),
        ("Branches", "branch"),
        ("Business", "business"),
        ("status", "status"),
        ("Tenant's", "tenant"),
        ("Tenants'", "tenant"),
        ("gas", "gas"),
        ("", ""),
    ],
)
def test_a_noun_loses_its_plural_and_possessive_ending(word: str, singular: str) -> None:
    assert to_singular(word) == singular


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("paid", "pay"),
        ("sent", "send"),
        ("notifies", "notify"),
        ("referred", "refer"),
        ("planning", "plan"),
        ("Maintaining", "maintain"),
        ("issues", "issue"),
        ("tying", "tie"),
        ("is", "be"),
    ],
)
def test_a_verb_form_has_its_base_form(form: str, base: str) -> None:
    assert to_base_verb(form) == base


def test_a_noun_that_names_somebody_is_no_thing_though_it_ends_as_one() -> None:
    assert is_actor_noun("management")
    assert not is_thing_noun("management")
    assert is_thing_noun("settlement")
