"""The technician's file: read as it is written, and one that cannot be read allows little."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.core.plugin_policy import DAMAGED_POLICY, NO_POLICY, AllowedPlugins, PluginPolicy
from tni.store.plugin_policy_file import read_policy


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("{}", NO_POLICY),
        ('{"plugins": "none"}', PluginPolicy(AllowedPlugins.NONE)),
        (
            '{"plugins": ["moodle"], "hosts": ["ELEA.example.fr"]}',
            PluginPolicy(frozenset({"moodle"}), frozenset({"elea.example.fr"})),
        ),
        ("[]", DAMAGED_POLICY),
        ('{"plugin": "none"}', DAMAGED_POLICY),
        ('{"plugins": "nobody"}', DAMAGED_POLICY),
        ('{"hosts": "a.fr"}', DAMAGED_POLICY),
        ("{", DAMAGED_POLICY),
    ],
)
def test_a_policy_is_read(tmp_path: Path, text: str, policy: PluginPolicy) -> None:
    path = tmp_path / "policy.json"
    assert read_policy(path) == NO_POLICY
    path.write_text(text)
    assert read_policy(path) == policy


def test_rules_of_a_policy() -> None:
    ours = PluginPolicy(AllowedPlugins.OURS)
    assert (ours.allows("a", is_teachers=False), ours.allows("a", is_teachers=True)) == (True, False)
    assert not PluginPolicy(AllowedPlugins.NONE).allows("a", is_teachers=False)
    named = PluginPolicy(frozenset({"a"}))
    assert (named.allows("a", is_teachers=True), named.allows("b", is_teachers=False)) == (True, False)
