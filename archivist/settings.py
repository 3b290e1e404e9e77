"""Every setting, declared once: name, type, default and a sentence; locked → command → user → institution → built in."""

import os
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from archivist.translation import N_


class Group(BaseModel):
    """A frozen group of settings; unknown names are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Agency(Group):
    """Whose records these are."""

    code: str = Field(default="H49.64", description=N_("Identifier of the agency (QĐ 20/2020/QĐ-TTg)"))
    name: str = Field(default="Ủy ban nhân dân xã An Bình", description=N_("Name of the agency, as its letterhead has it"))
    archive_code: str = Field(default="H49.64", description=N_("Identifier of the archive that will keep the packages"))
    fonds: str = Field(default="01", description=N_("Fonds code"))


class Capture(Group):
    """How pages come in."""

    max_pixels: int = Field(default=200_000_000, gt=0, description=N_("Largest picture that is opened, in pixels"))
    max_side: int = Field(default=25_000, gt=0, description=N_("Longest side of a picture that is opened, in pixels"))
    default_dpi: float = Field(default=300.0, gt=0, description=N_("Resolution where a picture names none, in dpi"))


class Profile(Group):
    """How one kind of paper is scanned on one device."""

    source: str = Field(description=N_("The device, as --source takes it"))
    dpi: int = Field(default=300, ge=50, le=2400, description=N_("Resolution, in dpi"))
    colour: Literal["colour", "grey", "mono"] = Field(default="colour", description=N_("Colours"))
    duplex: bool = Field(default=False, description=N_("Both sides of each leaf"))
    openings: bool = Field(default=False, description=N_("Part openings of a book into two pages"))
    feed: Literal["auto", "feeder", "glass"] = Field(default="auto", description=N_("Where the paper lies"))
    paper: Literal["A3", "A4", "A5", "folio", "largest"] = Field(default="A4", description=N_("Size of the paper"))
    brightness: int = Field(default=0, ge=-100, le=100, description=N_("Brightness, from -100 to 100"))
    key: int = Field(default=0, ge=0, le=9, description=N_("The digit that starts it after F2, 1 to 9; 0 = none"))
    below_the_law_because: str = Field(default="", description=N_("Why less than the law asks is enough; it is recorded"))


class Scan(Group):
    """How scanners and watched folders are asked. Nothing here changes what is made of a page once it is captured."""

    patience: float = Field(default=60.0, gt=0, description=N_("How long a busy scanner is waited for, in seconds"))
    settle: float = Field(
        default=2.0, ge=0, description=N_("How long a file of a watched folder must stay unchanged, in seconds")
    )
    unfinished: float = Field(
        default=60.0, gt=0, description=N_("How long an unfinished file of a watched folder is awaited, in seconds")
    )
    certified: bool = Field(
        default=False, description=N_("Scan over HTTPS only with scanners whose certificate this computer trusts")
    )
    spare_megabytes: int = Field(
        default=200, ge=0, description=N_("Space that stays free on the workspace's disk, in MB; scanning stops before")
    )
    profiles: dict[str, Profile] = Field(default={}, description=N_("Scan profiles by name"))


class Imaging(Group):
    """How pages are measured and made clean."""

    orient: bool = Field(default=True, description=N_("Turn pages upright"))
    orientation_floor: float = Field(
        default=1.5, ge=0, description=N_("Evidence below which a page is not turned but doubted")
    )
    deskew: bool = Field(default=True, description=N_("Straighten skewed pages"))
    max_skew: float = Field(default=15.0, ge=0, le=45, description=N_("Largest skew that is straightened, in degrees"))
    flatten: bool = Field(default=True, description=N_("Take the perspective out of photographed pages"))
    crop_borders: bool = Field(default=True, description=N_("Cut off dark scanner borders"))
    blank_ink: float = Field(
        default=0.00001, ge=0, description=N_("Share of print, pen or stamp below which a page counts as blank")
    )


class Quality(Group):
    """From where on a page is doubted. Nothing here changes what is made of it."""

    most_blur: float = Field(default=0.13, gt=0, description=N_("Blur of print above which a page is doubted, in mm"))
    least_contrast: float = Field(
        default=45.0, ge=0, le=255, description=N_("Grey levels between paper and ink below which a page is doubted")
    )
    darkest_paper: float = Field(
        default=110.0, ge=0, le=255, description=N_("Grey level of the paper below which a page is doubted")
    )
    most_cast: float = Field(
        default=40.0, ge=0, description=N_("Grey levels of blue, green or violet in the paper above which a page is doubted")
    )
    cut_letters: int = Field(
        default=4, ge=1, description=N_("Letters cut by the edge of the picture from which on a page is doubted")
    )
    size_tolerance: float = Field(
        default=0.1, ge=0, le=1, description=N_("How much larger than A3 or smaller than A5 a sheet may be; 0.1 = a tenth")
    )
    unlike: float = Field(
        default=8.0, gt=0, description=N_("How many times the usual spread a page may differ from the rest of its batch")
    )


class Ocr(Group):
    """How pages are read."""

    engine: str = Field(default="auto", description=N_("Reading engine; auto = the quickest that is installed"))
    languages: str = Field(default="vie", description=N_("Reading languages, joined by +"))
    page_seconds: float = Field(default=60.0, gt=0, description=N_("Longest time for one page, in seconds"))


class Facsimile(Group):
    """How the two-layer PDF/A is written."""

    profile: Literal["master", "standard", "small"] = Field(
        default="standard", description=N_("How pages are compressed: master loses nothing, standard, small")
    )
    layered: bool = Field(
        default=True, description=N_("Keep paper and ink in layers of their own where that is smaller and shows the same")
    )
    stamp: bool = Field(default=True, description=N_("Stamp the archive code at the foot of each page"))
    level: Literal["2u", "2b", "3u"] = Field(
        default="2u", description=N_("PDF/A level that is declared: 2u, 2b, or 3u with each page's words as ALTO inside")
    )


class Signing(Group):
    """With which key facsimiles are signed."""

    kind: Literal["none", "token", "file", "vgca", "test"] = Field(
        default="none",
        description=N_("Sign with a token, a key file (PKCS #12), VGCA's desktop signer, a key for tests, or none"),
    )
    place: Path | None = Field(default=None, description=N_("The key file, or the library of the token's maker (PKCS #11)"))
    token: str = Field(default="", description=N_("Label of the token, where there are several"))
    authority: str = Field(default="", description=N_("Address of the time-stamp authority (RFC 3161); empty = none"))
    service: str = Field(default="wss://127.0.0.1:8987", description=N_("Address of VGCA's desktop signer"))
    service_authority: Path | None = Field(
        default=None, description=N_("Certificate that vouches for that address, instead of the system's (PEM)")
    )
    form: Literal["", "SAO Y", "SAO LỤC", "TRÍCH SAO"] = Field(
        default="", description=N_("Form of the certified copy that the signature names (NĐ 30/2020); empty = none")
    )
    long_term: Literal["none", "LT", "LTA"] = Field(
        default="none",
        description=N_("Put into the signature what proves it in later years: LT, or LTA with a time-stamp over it"),
    )
    trusted: Path | None = Field(default=None, description=N_("Certificates of the authorities to trust (PEM)"))


class People(Group):
    """Who has to look at a dossier before it leaves, and when the desk locks."""

    approval: bool = Field(
        default=False, description=N_("A dossier leaves only after it was checked and approved, as it is then")
    )
    four_eyes: bool = Field(default=True, description=N_("Nobody checks or approves what they worked on themselves"))
    lock_minutes: float = Field(
        default=5.0, ge=0, description=N_("Minutes without a touch after which the desk asks for the PIN again; 0 = never")
    )


class Checking(Group):
    """How a second person looks at what one person has made."""

    plan: Literal["all", "all-and-share", "aql"] = Field(
        default="all", description=N_("Everything; a share after everything was looked at; or a sample by ISO 2859-1")
    )
    share: int = Field(default=30, ge=1, le=100, description=N_("The share that is looked at a second time, in percent"))
    aql: Literal[
        "0.010",
        "0.015",
        "0.025",
        "0.040",
        "0.065",
        "0.10",
        "0.15",
        "0.25",
        "0.40",
        "0.65",
        "1.0",
        "1.5",
        "2.5",
        "4.0",
        "6.5",
    ] = Field(default="1.0", description=N_("Acceptable quality limit of ISO 2859-1, in wrong documents of a hundred"))
    level: Literal["I", "II", "III"] = Field(default="II", description=N_("Inspection level of ISO 2859-1"))
    zero: bool = Field(default=True, description=N_("One wrong document sends the whole dossier back (c = 0)"))


class Packaging(Group):
    """Which packages are made."""

    profile: str = Field(
        default="tt05-strict", description=N_("Receiving profile: what the archive wants beyond the circular")
    )
    maintenance: str = Field(default="01", description=N_("Retention proposed for new dossiers: 01 permanent to 07 other"))
    retention: Path | None = Field(
        default=None, description=N_("Table of retention periods of your own (JSON), instead of the one that is shipped")
    )
    formats: tuple[str, ...] = Field(
        default=("AIP_hoso",), description=N_("Package formats: AIP_hoso, SIP_hoso, BagIt, CSDL_SOHOA")
    )
    largest_megabytes: int = Field(
        default=0, ge=0, description=N_("Facsimiles that one package may hold, in MB; a larger dossier is split; 0 = any")
    )


class Place(Group):
    """One destination; which of these it uses depends on its kind."""

    kind: Literal["folder", "tus", "sftp", "s3", "roda"] = Field(
        description=N_("How packages get there: folder, tus, sftp, s3 or roda")
    )
    address: str = Field(description=N_("Folder, https address of uploads (s3: with the bucket), or host:port"))
    user: str = Field(default="", description=N_("Name under which we are known there; for s3 the access key"))
    folder: str = Field(default="", description=N_("Folder on the host, or in the bucket, where packages go"))
    parent: str = Field(default="", description=N_("For roda: id of the entry below which packages are taken in"))
    region: str = Field(default="us-east-1", description=N_("Region that an s3 store says it is in"))
    secret: bool = Field(default=False, description=N_("A token, password or passphrase for it lies in the system keyring"))
    authority: Path | None = Field(default=None, description=N_("Certificates to trust instead of the system's (PEM)"))
    certificate: Path | None = Field(default=None, description=N_("Our own certificate (PEM)"))
    key: Path | None = Field(default=None, description=N_("Our own private key file"))
    host_key: str = Field(default="", description=N_("Fingerprint of the host's key, as SHA256:…"))
    encrypt_for: Path | None = Field(
        default=None, description=N_("Certificate of the archive (PEM): what lies in the folder, only its key opens")
    )
    receipts: str = Field(
        default="",
        description=N_(
            "Where receipts lie, with {digest} in the address; for sftp and s3: yes where the archive writes them"
        ),
    )
    archive_name: str = Field(default="", description=N_("Name of the archive, as it stands in minutes and lists"))
    historical: bool = Field(
        default=False, description=N_("It is the historical archive: only records kept permanently (01) go there")
    )
    hours: str = Field(default="", description=N_("Hours in which packages may leave, as 22:00-05:00; empty = any time"))
    kilobytes_per_second: int = Field(default=0, ge=0, description=N_("Most that is sent, in kB a second; 0 = no limit"))
    side_by_side: int = Field(
        default=4, ge=1, le=8, description=N_("Packages that may go side by side where the line is lossy, 1 to 8")
    )
    registration_code: str = Field(default="", description=N_("Code under which the hand-over was registered"))


class Delivery(Group):
    """Where packages are brought, and how patiently."""

    destinations: dict[str, Place] = Field(default={}, description=N_("Destinations by name"))
    encrypt_for: Path | None = Field(
        default=None, description=N_("Certificate of the archive (PEM): what goes to any folder or disk, only its key opens")
    )
    connect_seconds: float = Field(default=15.0, gt=0, description=N_("Longest wait for a connection, in seconds"))
    idle_seconds: float = Field(default=60.0, gt=0, description=N_("Longest silence of a line, in seconds"))
    receipt_seconds: float = Field(
        default=30.0, gt=0, description=N_("Longest wait for a receipt in one attempt, in seconds")
    )


class Work(Group):
    """How much of the computer is used."""

    jobs: int = Field(default=0, ge=0, description=N_("Pages worked on side by side; 0 = one per processor core"))
    background: bool = Field(default=True, description=N_("Go on by itself at the desk after each change"))
    worker_megabytes: int = Field(default=2048, ge=256, description=N_("Memory that one worker may take, in MB"))


class Settings(BaseSettings):
    """All settings; immutable. Environment: ARCHIVIST_OCR__LANGUAGES=vie+eng."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="ARCHIVIST_SETTING_", env_nested_delimiter="__"
    )

    agency: Agency = Agency()
    capture: Capture = Capture()
    scan: Scan = Scan()
    imaging: Imaging = Imaging()
    quality: Quality = Quality()
    ocr: Ocr = Ocr()
    facsimile: Facsimile = Facsimile()
    signing: Signing = Signing()
    people: People = People()
    checking: Checking = Checking()
    packaging: Packaging = Packaging()
    delivery: Delivery = Delivery()
    work: Work = Work()

    sources: ClassVar[Annotated[tuple[Path, ...], "locked, user, institution"]] = ()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        locked, user, institution = (TomlConfigSettingsSource(settings_cls, p) for p in setting_files())
        return locked, init_settings, env_settings, user, institution


def setting_files() -> tuple[Path, Path, Path]:
    """The three files that are looked at, first answer first: locked by the institution, the user's, the institution's."""
    site = Path(os.environ.get("ARCHIVIST_SITE_CONFIG", platformdirs.site_config_dir("archivist")))
    user = Path(os.environ.get("ARCHIVIST_USER_CONFIG", platformdirs.user_config_dir("archivist")))
    return site / "locked.toml", user / "settings.toml", site / "settings.toml"


def load_settings(**given: Any) -> Settings:
    """The settings in force; `given` (from the command line) outranks the user's, never what the institution locked."""
    return Settings(**given)


def trust_list() -> Path:
    """Where the certificates of authorities lie that a person has taken in: beside the user's settings."""
    return setting_files()[1].parent / "trusted.pem"


def trusted_file(signing: Signing) -> Path | None:
    """The trust list in force: the one that the settings name, else the one that was taken in; None where there is none."""
    own = trust_list()
    return signing.trusted or (own if own.is_file() else None)
