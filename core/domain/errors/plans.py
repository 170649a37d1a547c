"""What a plan does not cover."""

from core.domain.errors.input import InputError


class NotInvitedError(InputError):
    """This installation works for a list of people only. Params: `telegram_id`."""

    key = "error-not-invited"


class BannedError(InputError):
    """An administrator has shut this person out."""

    key = "error-banned"


class PlanError(InputError):
    """Another plan would cover it. Params: `plan`, the name of the one there is."""

    key = "error-plan"


class PlanTooLongError(PlanError):
    """Params: `plan`, `limit_min`, `actual_min`."""

    key = "error-plan-too-long"


class PlanVideosSpentError(PlanError):
    """Params: `plan`, `videos`."""

    key = "error-plan-videos-spent"


class PlanMinutesSpentError(PlanError):
    """Params: `plan`, `left_min`, `needed_min`, 0 while the length is unknown."""

    key = "error-plan-minutes-spent"


class PlanSearchesSpentError(PlanError):
    """Params: `plan`, `searches`, how many there are in 24 hours."""

    key = "error-plan-searches-spent"


class OrderOutdatedError(InputError):
    """An invoice that is not for sale like this any more, or is somebody else's."""

    key = "error-order-outdated"


class NothingToRefundError(InputError):
    """No payment of this person can be given back any more."""

    key = "error-nothing-to-refund"


class PaymentsUnavailableError(InputError):
    """Telegram did not do what was asked about a payment; it may later."""

    key = "error-payments-unavailable"
    retryable = True
