from bots.discord_bot.shares import Shares


def test_a_claim_is_given_once() -> None:
    shares = Shares()

    first, second = shares.claim((1, "share:a")), shares.claim((1, "share:a"))

    assert (first, second) == (True, False)


def test_other_messages_and_other_answers_have_claims_of_their_own() -> None:
    shares = Shares()
    shares.claim((1, "share:a"))

    assert shares.claim((2, "share:a"))
    assert shares.claim((1, "share:b"))


def test_a_released_claim_can_be_taken_again() -> None:
    shares = Shares()
    shares.claim((1, "share:a"))

    shares.release((1, "share:a"))

    assert shares.claim((1, "share:a"))


def test_knows_what_is_posted_and_what_is_only_claimed() -> None:
    shares = Shares()
    shares.claim((1, "share:a"))
    shares.claim((2, "share:a"))

    shares.mark_posted((2, "share:a"))

    assert not shares.is_posted((1, "share:a"))
    assert shares.is_posted((2, "share:a"))


def test_forgets_the_oldest_beyond_its_bounds() -> None:
    shares = Shares(remembered=2)
    for message in (1, 2, 3):
        shares.claim((message, "share:a"))

    assert shares.claim((1, "share:a"))
    assert not shares.claim((3, "share:a"))
