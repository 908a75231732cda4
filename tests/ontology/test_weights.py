from gestae.ontology.weights import load_weights


def test_a_language_without_weights_of_its_own_has_the_common_ones() -> None:
    assert load_weights("sides", "en") == load_weights("sides", "xx")
    assert load_weights("judge", "en")["judge"].keys() == {"scale", "doubt"}
