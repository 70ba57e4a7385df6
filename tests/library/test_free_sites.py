"""Free sites that the program knows: addresses that open, hosts that have a name and a drawing."""

from __future__ import annotations

from tni.core.web_address import host_of, web_address
from tni.library.free_sites import FREE_SITES
from tni.library.known_services import service_of
from tni.library.resource import ResourceKind


def test_each_site_has_an_address_a_subject_and_a_level() -> None:
    assert len(FREE_SITES) >= 20
    for one in FREE_SITES:
        assert web_address(one.address) == one.address
        assert one.address.startswith("https://")
        assert one.subjects
        assert one.levels
        assert (one.resource.kind, one.resource.path) == (ResourceKind.LINK, "")
    assert len({one.address for one in FREE_SITES}) == len({one.name for one in FREE_SITES}) == len(FREE_SITES)


def test_the_sites_that_schools_use_most_have_a_drawing() -> None:
    subjects = {
        service.name: service.subject
        for one in FREE_SITES
        if (service := service_of(host_of(one.address))) is not None
    }  # fmt: skip
    assert {"PhET", "GeoGebra", "MathALÉA", "H5P", "Scratch", "Édugéo"} <= subjects.keys()
    assert all(subjects.values())


def test_a_host_is_only_known_by_its_own_name() -> None:
    assert service_of("phet.colorado.edu") is not None
    assert service_of("phet.colorado.edu.example.org") is None
    assert service_of("colorado.edu") is None
