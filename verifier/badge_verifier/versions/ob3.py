"""Step 2 for Open Badges 3.0 (https://www.imsglobal.org/spec/ob/v3p0/): from a document to a `Credential`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Version
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings.moments import stamp
from badge_verifier.errors import Invalid, NotUnderstood, Unchecked
from badge_verifier.limits import CREDITS
from badge_verifier.proofs.securing import SELECTIVE
from badge_verifier.versions import context_addresses, vc

BADGE_TYPES = frozenset({"OpenBadgeCredential", "AchievementCredential"})
# Credentials about a badge or about other credentials: genuine or not, they are no badge of anybody. A record of
# several badges (CLR) says nothing of whether each of them holds; those are read one by one, see `parse`.
NOT_AWARDED = frozenset(
    {
        "ClrCredential",
        "EndorsementCredential",
        "BitstringStatusListCredential",
        "StatusList2021Credential",
        "RevocationList2020Credential",
        "JsonSchemaCredential",
    }
)
_OURS = BADGE_TYPES | {"EndorsementCredential", "ClrCredential"}


@dataclass(frozen=True)
class _Shape:
    """What section "Data Model" asks of one class.

    Attributes:
        type: Its type.
        required: What must be there by the standard; a badge without it is untidy, and says no less who got what.
        within: The classes within.
        vital: What must be there for the badge to say anything at all.
    """

    type: str | None
    required: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    vital: tuple[str, ...] = ()


_SHAPES = {
    "Profile": _Shape(
        "Profile",
        ("id",),
        (("parentOrg", "Profile"), ("otherIdentifier", "IdentifierEntry"), ("address", "Address")),
    ),
    "AchievementSubject": _Shape(
        "AchievementSubject",
        (),
        (
            ("achievement", "Achievement"),
            ("identifier", "IdentityObject"),
            ("result", "Result"),
            ("source", "Profile"),
        ),
        ("achievement",),
    ),
    "Achievement": _Shape(
        "Achievement",
        ("id", "name", "description", "criteria"),
        (
            ("creator", "Profile"),
            ("resultDescription", "ResultDescription"),
            ("alignment", "Alignment"),
            ("otherIdentifier", "IdentifierEntry"),
        ),
    ),
    "Result": _Shape("Result", (), (("alignment", "Alignment"),)),
    "ResultDescription": _Shape(
        "ResultDescription",
        ("id", "name", "resultType"),
        (("alignment", "Alignment"), ("rubricCriterionLevel", "RubricCriterionLevel")),
    ),
    "RubricCriterionLevel": _Shape("RubricCriterionLevel", ("id", "name")),
    "Alignment": _Shape("Alignment", ("targetName", "targetUrl")),
    "IdentifierEntry": _Shape("IdentifierEntry", ("identifier", "identifierType")),
    "IdentityObject": _Shape("IdentityObject", ("identityHash", "identityType")),
    "Evidence": _Shape("Evidence"),
    "Address": _Shape("Address"),
    "EndorsementSubject": _Shape("EndorsementSubject", (), (), ("id",)),
}


def credential(
    document: Mapping[str, Any], jws: Jws | None = None, token: Mapping[str, Any] | None = None
) -> Credential:
    """Return the credential that a document claims to be.

    Args:
        document: The credential; for VC-JWT 1.1 the claim `vc`.
        jws: The envelope, if it came as one.
        token: All claims of that envelope.

    Raises:
        Invalid: "parse.…": a property is missing or of the wrong type.
        NotUnderstood: "parse.context-unknown", "parse.ambiguous".
    """
    token, remarks = token or {}, Remarks()
    vc.check(document, remarks, needs_issuer="iss" not in token, kinds=BADGE_TYPES, in_token=jws is not None)
    names = reading.types(document)
    version: Version = "OB3" if set(names) & _OURS else "VC"
    if version == "OB3":
        _check_ours(document, names, remarks)
    else:
        vc.demand_strict(document, remarks)
    subject = reading.gathered(document, reading.one(document.get("credentialSubject")))
    if "id" not in subject and isinstance(token.get("sub"), str):
        subject = {**subject, "id": token["sub"]}  # a token of VC 1.1 may name its owner there alone
    issuer = token.get("iss") if document.get("issuer") is None else document["issuer"]
    if isinstance(reading.identifier(issuer), str):
        issuer = reading.gathered(document, {**reading.mapping(issuer), "id": reading.identifier(issuer)}) or issuer
    achievement = reading.gathered(document, reading.one(subject.get("achievement")))
    _keep_apart(document)
    valid_from, valid_until = vc.period(document, remarks)
    valid_from, valid_until = valid_from or _numeric(token, "nbf", "iat"), valid_until or _numeric(token, "exp")
    if version == "OB3" and valid_from is None and not _may_be_in_part(document):
        raise Invalid("parse.property-missing", "validFrom")
    for place, part in (("issuer", issuer), ("credentialSubject", subject), ("achievement", achievement)):
        _check_kinds(part, place, remarks)
    return Credential(
        version=version,
        document=document,
        id=reading.identifier(document.get("id")) or reading.identifier(token.get("jti")),
        name=reading.text(document.get("name")),
        issuer_id=reading.identifier(issuer),
        issuer_name=reading.text(reading.mapping(issuer).get("name")),
        achievement_id=reading.identifier(achievement),
        achievement_name=reading.text(achievement.get("name")),
        valid_from=valid_from,
        valid_until=valid_until,
        jws=jws,
        claims=token,
        issuer=reading.mapping(issuer),
        achievement=achievement,
        recipient=subject,
        remarks=remarks.all(),
    )


def _may_be_in_part(document: Mapping[str, Any]) -> bool:
    """Say whether a holder may have left something out: then what is missing is for the steps to tell."""
    return any(proof.get("cryptosuite") == SELECTIVE for proof in reading.objects(document.get("proof")))


# Where a badge holds what others wrote; and what they may say there of the badge's own, none of which is shown as its.
_OF_OTHERS = frozenset({"endorsement", "evidence"})
_ENDORSERS_OWN = frozenset({"@context", "id", "type", "endorsementComment", "proof", "image", "email", "phone"})


def _keep_apart(document: Mapping[str, Any]) -> None:
    """Refuse a badge in which the words of an endorser, or of its owner, could pass for the issuer's.

    What is said of one id in several places is read as one (see `claims.gathered`). An endorsement that the issuer took
    into the badge may say more of its achievement than that it is good; evidence may stand at an address that the
    owner chose, which may be that of the achievement.

    Raises:
        Unchecked: "jsonld.same-id".
    """
    subjects = reading.objects(document.get("credentialSubject"))
    issuer = {**reading.mapping(document.get("issuer")), "id": reading.identifier(document.get("issuer"))}
    own = [issuer, *subjects, *(each for subject in subjects for each in reading.objects(subject.get("achievement")))]
    named = {each["id"]: each for each in own if isinstance(each.get("id"), str)}
    pending: list[tuple[Any, bool]] = [(document, False)]
    while pending:
        value, within = pending.pop()
        if isinstance(value, list):
            pending += [(member, within) for member in value]
        elif isinstance(value, dict):
            pending += [(said, within or name in _OF_OTHERS) for name, said in value.items()]
            mine = named.get(str(value.get("id"))) if within else None
            if mine is not None and (more := _added(value, mine)):
                raise Unchecked("jsonld.same-id", f"somebody else says {more[0][:40]} of {mine['id'][:80]}")


def _added(value: Mapping[str, Any], mine: Mapping[str, Any]) -> list[str]:
    """Return the names of what somebody else says of something and the badge itself does not."""
    names = sorted(set(value) - _ENDORSERS_OWN)
    return [name for name in names if name not in mine or reading.plain(value[name]) != reading.plain(mine[name])]


def _check_ours(document: Mapping[str, Any], names: list[str], remarks: Remarks) -> None:
    if not any(map(context_addresses.is_open_badges_3, context_addresses.of(document))):
        if strangers := context_addresses.unknown(document):
            raise NotUnderstood("parse.context-unknown", ", ".join(strangers)[:200])
        raise Invalid("parse.context", "no @context of Open Badges 3.0 is named")
    if isinstance(document.get("issuer"), dict):
        _check_shape(document["issuer"], "Profile", "issuer", remarks)
    subjects = reading.objects(document.get("credentialSubject"))
    _only_one(document.get("credentialSubject"), "credentialSubject")
    for subject in subjects:
        _only_one(subject.get("achievement"), "credentialSubject.achievement")
        if "EndorsementCredential" in names:
            _check_shape(subject, "EndorsementSubject", "credentialSubject", remarks)
        elif "ClrCredential" not in names:
            _check_shape(subject, "AchievementSubject", "credentialSubject", remarks)


def _only_one(value: Any, place: str) -> None:  # noqa: ANN401 -- a JSON value
    """Refuse two different ones where the standard has one: only one of them would be shown."""
    if isinstance(reading.plain(value), list):
        raise Invalid("parse.property-wrong", f"{place}: expected one")


def _check_shape(document: Mapping[str, Any], name: str, place: str, remarks: Remarks) -> None:
    """Check one object and those within it; the depth is bounded by that of the JSON.

    What an object is follows from where it stands; a proof over RDF, which goes by types, is as strict as it was made.
    """
    shape = _SHAPES[name]
    found = reading.types(document)
    if shape.type is not None and shape.type not in found:
        remarks.add("remark.type-other" if found else "remark.type-missing", place)
    if isinstance(document.get("id"), str) and document["id"]:
        vc.note_id(document["id"], f"{place}.id", remarks)
    reading.need(document, shape.vital, place)
    for prop in shape.required:
        if document.get(prop) in (None, "", [], {}):
            remarks.add("remark.property-missing", f"{place}.{prop}")
    for prop, inner in shape.within:
        for index, member in enumerate(reading.listed(document.get(prop))):
            where = f"{place}.{prop}[{index}]"
            if isinstance(member, dict):
                _check_shape(member, inner, where, remarks)
            elif prop == "identifier" or not (isinstance(member, str) or member is None):
                raise Invalid("parse.property-wrong", f"{where}: expected an object")
            elif inner not in ("Profile", "Achievement"):
                remarks.add("remark.object-expected", where)


# Members whose type the contexts fix, so that a proof over RDF signs 2.5 and "2.5E0", true and "true" alike.
_NUMBERS = frozenset({"creditsAvailable", "creditsEarned"})
_FLAGS = frozenset({"hashed"})
_TEXTS = frozenset(
    {
        "achievementType",
        "addressCountry",
        "addressCountryCode",
        "description",
        "identityHash",
        "identityType",
        "name",
        "narrative",
        "salt",
        "targetCode",
        "targetDescription",
        "targetFramework",
        "targetName",
        "targetUrl",
        "url",
    }
)


def _check_kinds(value: Any, place: str, remarks: Remarks) -> None:  # noqa: ANN401 -- a JSON value
    """Refuse a number where text belongs and the other way round: what cannot be read must not look absent.

    Args:
        value: In plain form, see `claims.plain`.
        place: For the message.
        remarks: Takes yes and no, and numbers, that are written as texts.
    """
    if isinstance(value, list):
        for member in value:
            _check_kinds(member, place, remarks)
    elif isinstance(value, dict):
        for name, said in value.items():
            for member in reading.listed(said):
                if not _is_kind(name, member):
                    raise Invalid("parse.property-wrong", f"{place}.{name}: got {str(member)[:40]!r}")
                if name in _FLAGS | _NUMBERS and isinstance(member, str):
                    remarks.add("remark.written-as-text", f"{place}.{name}: {member[:40]!r}")
            _check_kinds(said, f"{place}.{name}", remarks)


def _is_kind(name: str, member: Any) -> bool:  # noqa: ANN401 -- a JSON value
    if name in _NUMBERS:
        number = reading.number(member)
        return number is not None and abs(number) < CREDITS
    if name in _FLAGS:
        return reading.flag(member) is not None
    if name in _IDENTITY:
        return isinstance(member, str)
    return not (name in _TEXTS and isinstance(member, bool | float))


_IDENTITY = frozenset({"identityHash", "identityType", "salt"})


def _numeric(token: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of these NumericDates (RFC 7519, "Terminology") as RFC 3339."""
    for name in names:
        seconds = token.get(name)
        if isinstance(seconds, (int, float)) and not isinstance(seconds, bool):
            try:
                return stamp(datetime.fromtimestamp(seconds, UTC))
            except (ValueError, OverflowError, OSError) as error:
                raise Invalid("parse.property-wrong", f"{name}: no such moment") from error
    return None
