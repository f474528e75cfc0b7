from bots.slack_bot.sharing import Claim, Claims


def test_the_first_to_claim_posts_and_the_others_see_how_it_stands() -> None:
    claims = Claims()

    first, second = claims.take("a"), claims.take("a")
    claims.settle("a", Claim.POSTED)

    assert (first, second, claims.take("a")) == (Claim.NEW, Claim.POSTING, Claim.POSTED)


def test_a_claim_given_back_can_be_taken_again() -> None:
    claims = Claims()
    claims.take("a")

    claims.settle("a", Claim.NEW)

    assert claims.take("a") is Claim.NEW


def test_the_oldest_claims_are_forgotten() -> None:
    claims = Claims(most=2)
    for key in ("a", "b", "c"):
        claims.take(key)

    claims.settle("a", Claim.NEW)

    assert (claims.take("c"), claims.take("b"), claims.take("a")) == (Claim.POSTING, Claim.POSTING, Claim.NEW)
