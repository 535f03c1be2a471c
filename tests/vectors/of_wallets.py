"""Cases of wallets: what a holder chose to show, to whom, and what stands in a Token Status List."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

import wallet_tokens as wallet
from of_school import Case, badge


def wallets() -> Iterator[Case]:
    """Credentials with selective disclosure: whole, in part, shown with a key, withdrawn, and spoilt."""

    def case(name: str, teaches: str, text: str, headline: str, network: str = "", **codes: str) -> Case:  # fmt: skip
        answers = {wallet.LIST: (200, network)} if network else {}
        return Case(name, teaches, ("wallet.txt", text.encode()), headline, codes, network=answers)

    whole = wallet.presented(wallet.issued(wallet.learnt()))
    yield case("genuine-wallet", "A learning credential of a wallet is proven like a badge.", whole, "verified",
               parse="parse.vct", proof="proof.passed", trust="trust.listed")  # fmt: skip
    claims = wallet.learnt(status=wallet.status(5), date_of_expiry="2028-01-01")
    payload, told = wallet.hide(claims, "birth_date", "given_name", "family_name", decoys=2)
    names = [told["given_name"], told["family_name"]]
    signed = wallet.issued(payload)
    shown = wallet.bound(signed, names)
    clear, set_ = wallet.status_list({4: 1, 6: 1}), wallet.status_list({5: 1})
    yield case("genuine-wallet-shown", "A birthday left out hides nothing else; for whom it was shown is a remark.",
               shown, "verified", clear, proof="proof.passed", status="status.not-withdrawn")  # fmt: skip
    subject, _ = wallet.hide({**badge()["credentialSubject"], "birthDate": "2001-03-04"}, "birthDate")
    document = badge(credentialSubject=subject)
    token = wallet.SCHOOL.token({"typ": "vc+sd-jwt", "kid": wallet.KID}, document)
    yield case("genuine-wallet-badge", "An Open Badge 3.0 in the form of wallets, with a birthday left out.",
               wallet.presented(token), "verified",
               parse="parse.ob3", dates="dates.no-end", status="status.none")  # fmt: skip
    yield case("wallet-revoked", "A set bit in a Token Status List withdraws it.", shown, "revoked", set_,
               status="status.revoked")  # fmt: skip
    yield case("wallet-suspended", "The value 2 suspends it.", shown, "suspended", wallet.status_list({5: 2}, 2),
               status="status.suspended")  # fmt: skip
    yield case("wallet-list-forged", "A list that somebody else signed says nothing.", shown, "online-check-needed",
               wallet.status_list({}, signer=wallet.STRANGER), status="status.list-unproven")  # fmt: skip
    yield case("wallet-list-offline", "Without its list nothing is said of its status.", shown, "online-check-needed",
               status="status.unreachable")  # fmt: skip
    open_ended, _ = wallet.hide(wallet.learnt(exp=None), "birth_date")
    yield case("wallet-undisclosed", "Where something was left out, no end date is no promise.",
               wallet.presented(wallet.issued(open_ended)), "not-disclosed",
               dates="dates.undisclosed", status="status.undisclosed")  # fmt: skip
    over, _ = wallet.hide({**claims, "date_of_expiry": "2026-03-01"}, "date_of_expiry", "birth_date")
    yield case("wallet-hidden-end", "A token that still runs does not say that what it attests has not ended.",
               wallet.presented(wallet.issued(over)), "not-disclosed", clear,
               dates="dates.undisclosed", status="status.not-withdrawn")  # fmt: skip
    other = wallet.disclosure("zout given_name", "given_name", "Kim")
    yield case("wallet-other-disclosure", "A disclosure that is not the issuer's is not put in.",
               wallet.presented(signed, [other]), "malformed", clear, parse="proof.disclosure")  # fmt: skip
    yield case("wallet-less-than-shown", "A claim taken away after the holder signed is noticed.",
               shown.replace(f"{names[0]}~", ""), "malformed", clear, proof="proof.key-binding")  # fmt: skip
    yield case("wallet-other-holder", "Another's signature is not the holder's.",
               wallet.bound(signed, names, wallet.STRANGER), "malformed", clear, proof="proof.key-binding")  # fmt: skip
    header, _, signature = signed.split(".")
    forged = f"{header}.{wallet.part({**payload, 'achievement_title': 'Arts'})}.{signature}"
    yield case("wallet-tampered", "One changed claim breaks the signature.", wallet.presented(forged, names),
               "tampered", proof="proof.signature-mismatch")  # fmt: skip
    card = wallet.learnt(vct="urn:example:studentenpas", achievement_title=None)
    yield case("wallet-student-card", "A type that we do not know is shown as what it is, and is no badge.",
               wallet.presented(wallet.issued(card)), "no-badge-found", parse="parse.vct-other")  # fmt: skip
    yield case("genuine-sealed", "A European diploma under a seal is proven like a badge.",
               json.dumps(wallet.sealed(), ensure_ascii=False), "verified",
               parse="parse.edc", proof="proof.passed", trust="trust.listed")  # fmt: skip
    seal = wallet.sealed()
    yield case("sealed-tampered", "One changed word breaks the seal.",
               json.dumps({**seal, "payload": seal["payload"].replace("Veilig", "Vellig")}, ensure_ascii=False),
               "tampered", proof="proof.signature-mismatch")  # fmt: skip
    yield case("sealed-demand", "A demand in the header that nobody knows refuses the seal.",
               json.dumps(wallet.sealed(crit=["b64", "sigT", "exp2"], exp2=1), ensure_ascii=False),
               "not-understood", proof="proof.algorithm-refused")  # fmt: skip
