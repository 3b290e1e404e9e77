"""What can happen when people sign in, or do what is not theirs to do."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


class SignInFirst(Trouble):
    code = "people.sign-in-first"
    sentence = N_("In this workspace people sign in, and nobody has.")
    remedy = N_("Sign in: archivist --as NAME …, or at the desk.")
    exit_status = Exit.USAGE


class NotAPerson(Trouble):
    code = "people.unknown"
    sentence = N_("Nobody is known here as {name}.")
    remedy = N_("Type the name as archivist people list shows it, or ask the administrator to enter you.")
    exit_status = Exit.USAGE


class SecretWrong(Trouble):
    code = "people.secret-wrong"
    sentence = N_("This is not the PIN or password of {name}. Tries left: {left}.")
    remedy = N_("Type it again, slowly. Whoever has forgotten it gets a new one from the administrator.")
    exit_status = Exit.USAGE


class SignInWaits(Trouble):
    code = "people.sign-in-waits"
    sentence = N_("The PIN or password of {name} was wrong too often: the next try is in {minutes} min.")
    remedy = N_("Wait, or have the administrator give a new one.")
    retry = Retry.LATER
    exit_status = Exit.USAGE


class PersonGone(Trouble):
    code = "people.gone"
    sentence = N_("{name} was removed from the people of this workspace meanwhile.")
    remedy = N_("What was done until then is kept. Somebody else signs in and goes on.")
    exit_status = Exit.USAGE


class NotAllowed(Trouble):
    code = "people.not-allowed"
    sentence = N_("{name} may not {right}.")
    remedy = N_("Ask somebody whose role allows it; archivist people list shows who that is.")
    exit_status = Exit.USAGE


class ConfirmFirst(Trouble):
    code = "people.confirm-first"
    sentence = N_("To {right}, give your PIN or password again.")
    remedy = N_("Give it, then do the same once more.")
    exit_status = Exit.USAGE


class OwnWork(Trouble):
    code = "people.own-work"
    sentence = N_("{name} has worked on {dossier} and may neither check nor approve it.")
    remedy = N_("Somebody else checks it; a centre of one person says so first: archivist people alone.")
    exit_status = Exit.USAGE


class NotYet(Trouble):
    code = "people.not-yet"
    sentence = N_("{dossier} cannot be checked or approved yet: {reason}.")
    remedy = N_("Settle what archivist workspace show names, then try again.")
    exit_status = Exit.DOUBTS


class BadPerson(Trouble):
    code = "people.malformed"
    sentence = N_("This cannot be entered: {reason}.")
    remedy = N_("A name is 1 to 40 letters, digits, dots or hyphens; a PIN has at least 6 digits, a password 8 characters.")
    exit_status = Exit.USAGE


class LastAdministrator(Trouble):
    code = "people.last-administrator"
    sentence = N_("{name} is the only administrator: without one nobody could enter people any more.")
    remedy = N_("Make somebody else administrator first.")
    exit_status = Exit.USAGE
