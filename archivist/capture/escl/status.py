"""How a scanner says that it is: its ScannerStatus, and the trouble behind it."""

from dataclasses import dataclass

from archivist.capture.escl.words import below, parsed, text
from archivist.troubles import (
    CoverOpen,
    DoubleFeed,
    FeederEmpty,
    FeedFailed,
    PaperJam,
    ScanCancelled,
    ScannerBusy,
    ScannerOffline,
    ScannerStopped,
    ScannerTrouble,
    WarmingUp,
)

_OF_FEEDER: dict[str, type[ScannerTrouble]] = {
    "ScannerAdfJam": PaperJam,
    "ScannerAdfHatchOpen": CoverOpen,
    "ScannerAdfMultipickDetected": DoubleFeed,
    "ScannerAdfMispick": FeedFailed,
    "ScannerAdfDuplexPageTooShort": FeedFailed,
    "ScannerAdfDuplexPageTooLong": FeedFailed,
    "ScannerAdfInputTrayFailed": FeedFailed,
    "ScannerAdfInputTrayOverloaded": FeedFailed,
}
_OF_DEVICE: dict[str, type[ScannerTrouble]] = {
    "Testing": WarmingUp,  # the protocol's word for calibrating and for waking up
    "Stopped": ScannerStopped,
    "Down": ScannerOffline,
    "Processing": ScannerBusy,
}
_OF_REASON: dict[str, type[ScannerTrouble]] = {
    "JobCanceledByUser": ScanCancelled,
    "JobCanceledAtDevice": ScanCancelled,
    "JobCanceledByOperator": ScanCancelled,
}


@dataclass(frozen=True, slots=True)
class Status:
    """`state` and `feeder` in the protocol's own words; `jobs` by the end of their addresses, each with state and reason."""

    state: str
    feeder: str
    jobs: dict[str, tuple[str, str]]

    @property
    def loaded(self) -> bool:
        """Whether paper lies in the feeder; a device that does not say is asked to try."""
        return self.feeder in ("ScannerAdfLoaded", "ScannerAdfProcessing", "")

    def before(self, device: str, *, feeder: bool) -> ScannerTrouble | None:
        """What stands in the way of a new job; `feeder`: the paper is to come from there."""
        return self._feeder(device, empty=True) if feeder and self._feeder(device, empty=True) else self._device(device)

    def behind(self, device: str, job: str) -> ScannerTrouble | None:
        """Why a job gave no further page; None where it simply came to its end."""
        state, reason = self.jobs.get(job.rstrip("/").rpartition("/")[2], ("", ""))
        if trouble := self._feeder(device, empty=False):
            return trouble
        if kind := _OF_REASON.get(reason):
            return kind(device=device)
        if state == "Canceled":
            return ScanCancelled(device=device)
        if state == "Aborted" or self.state in ("Stopped", "Down"):
            return self._device(device) or ScannerStopped(device=device)
        return None

    def _feeder(self, device: str, *, empty: bool) -> ScannerTrouble | None:
        if empty and self.feeder == "ScannerAdfEmpty":
            return FeederEmpty(device=device)
        kind = _OF_FEEDER.get(self.feeder)
        return kind(device=device) if kind else None

    def _device(self, device: str) -> ScannerTrouble | None:
        kind = _OF_DEVICE.get(self.state)
        return kind(device=device) if kind else None


def status_of(answer: bytes, device: str) -> Status:
    """Reads a ScannerStatus document; raises GarbageAnswer."""
    root = parsed(answer, "ScannerStatus", device)
    jobs = {
        text(job, "JobUri").rstrip("/").rpartition("/")[2]: (
            text(job, "JobState"),
            text(job, "JobStateReasons", "JobStateReason"),
        )
        for job in below(root, "Jobs", "JobInfo")
    }
    return Status(text(root, "State"), text(root, "AdfState"), jobs)
