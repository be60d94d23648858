"""Detects a feed that repeatedly gives known entries new ids. Pure. One change of all ids is a migration, not churn."""

from dataclasses import dataclass

#: Known entries that a listing needs to tell anything, and the share of them with new ids that counts.
LEAST_KNOWN, CHURNED_SHARE, STEADY_SHARE = 3, 0.5, 0.1
#: Listings in a row that open and end the condition.
CHURNED_LISTINGS, STEADY_LISTINGS = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Churn:
    """Changed listings in a row whose known entries had new ids (above 0) or kept them (below 0), and the last share."""

    listings: int = 0
    share: float = 0.0

    def after(self, known: int, renamed: int) -> "Churn":
        """The churn after a changed listing with `known` known entries, of which `renamed` have new ids."""
        if known < LEAST_KNOWN:
            return self
        share = round(renamed / known, 4)
        if share >= CHURNED_SHARE:
            return Churn(listings=min(max(0, self.listings) + 1, 100), share=share)
        if share <= STEADY_SHARE:
            return Churn(listings=max(min(0, self.listings) - 1, -100), share=share)
        return self


def is_churning(churn: Churn) -> bool | None:
    """True where the ids are no ids, False where they are again; None where the listings do not tell."""
    if churn.listings >= CHURNED_LISTINGS:
        return True
    return False if churn.listings <= -STEADY_LISTINGS else None
