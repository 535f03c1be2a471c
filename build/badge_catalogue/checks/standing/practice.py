"""Badges that attest work: under agreements that are known, at a workplace that stands in its register."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View

_AT_WORK = "work_experience"
_WORKPLACE = "leerbedrijf"


@check("error")
def practice_kind_is_known(view: View) -> Iterator[Problem]:
    """The kind of practice that a badge attests stands in the vocabulary of practice.

    Bad: practice: {kind: praktijkbewijs, …}
    Good: practice: {kind: praktijkverklaring, …}
    """
    known = view.catalogue.vocabularies.get("practice", {})
    for badge in view.badges:
        if badge.practice and badge.practice.kind and badge.practice.kind not in known:
            message = says("practice.kind_unknown", kind=clip(badge.practice.kind))
            yield Problem(badge.source, ("practice", "kind"), message, choose(badge.practice.kind, known))


@check("error")
def workplace_stands_in_register(view: View) -> Iterator[Problem]:
    """A workplace names its register, and practice is assessed at one that does.

    Bad: {sectors: [leerbedrijf]}
    Good: {sectors: [leerbedrijf], register: {name: {nl: …, en: …}, url: https://register.example.org/100012345}}
    """
    known = view.catalogue.institutions
    hint = says("practice.add_register")
    if not view.alone:
        for institution in known.values():
            if _WORKPLACE in institution.sectors and institution.register is None:
                yield Problem(institution.source, ("sectors",), says("practice.no_register"), hint)
    for badge in view.badges:
        name = badge.practice.workplace if badge.practice else None
        if name and name not in known:
            message = says("practice.no_workplace", name=clip(name))
            yield Problem(badge.source, ("practice", "workplace"), message, choose(name, known))
        elif name and known[name].register is None and _WORKPLACE not in known[name].sectors:
            message = says("practice.workplace_without_register", name=name)
            yield Problem(badge.source, ("practice", "workplace"), message, hint)


@check("warning")
def practice_is_shown_at_work(view: View) -> Iterator[Problem]:
    """A badge that attests practice is followed at work, and says who assesses there.

    Bad: {practice: {kind: praktijkverklaring, …}, participation: [online]}
    Good: {practice: {kind: praktijkverklaring, assessor: {nl: …, en: …}, …}, participation: [work_experience]}
    """
    for badge in view.current:
        if badge.practice is None:
            continue
        if badge.participation and _AT_WORK not in badge.participation:
            yield Problem(badge.source, ("participation",), says("practice.not_at_work"), says("practice.add_at_work"))
        if not badge.practice.assessor:
            yield Problem(badge.source, ("practice",), says("practice.no_assessor"), says("practice.add_assessor"))


@check("error")
def process_stands_once(view: View) -> Iterator[Problem]:
    """Work processes are named once each, and the qualification they are of is that of the programme.

    Bad: 'practice: {processes: [{code: B1-K1-W1, …}, {code: B1-K1-W1, …}], …}'
    Good: 'practice: {processes: [{code: B1-K1-W1, …}, {code: B1-K1-W2, …}], …}'
    """
    for badge in view.badges:
        practice = badge.practice
        if practice is None:
            continue
        seen: set[str] = set()
        for index, process in enumerate(practice.processes):
            if process.code in seen:
                message = says("practice.process_again", code=clip(process.code))
                path = ("practice", "processes", index, "code")
                yield Problem(badge.source, path, message, says("practice.remove_process"))
            seen.add(process.code)
        codes, code = badge.programme_codes, practice.qualification.code
        if codes and codes.crebo and code and codes.crebo != code:
            yield Problem(
                badge.source,
                ("practice", "qualification", "code"),
                says("practice.other_qualification", code=codes.crebo),
                says("practice.make_codes_agree"),
            )


@check("error")
def platform_admits_sector(view: View) -> Iterator[Problem]:
    """A badge is awarded on a platform where institutions of that sector may issue.

    Bad: {issuer: demo-leerbedrijf, awarded_as: [{platform: edubadges, …}]}
    Good: {issuer: demo-leerbedrijf, awarded_as: [{platform: demo-uitgifte, …}]}
    """
    known = view.catalogue
    for badge in view.badges:
        institution = known.institutions.get(badge.issuer)
        for index, award in enumerate(badge.awarded_as):
            platform = known.platforms.get(award.platform)
            if institution is None or platform is None or not platform.sectors:
                continue
            if institution.sectors and not set(institution.sectors) & set(platform.sectors):
                message = says("practice.platform_refuses", platform=platform.id, sectors=", ".join(platform.sectors))
                path = ("awarded_as", index, "platform")
                yield Problem(badge.source, path, message, says("practice.choose_other_platform"))


CHECKS: tuple[Check, ...] = (
    practice_kind_is_known,
    workplace_stands_in_register,
    practice_is_shown_at_work,
    process_stands_once,
    platform_admits_sector,
)
