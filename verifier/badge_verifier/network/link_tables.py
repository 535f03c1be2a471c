"""Hosts that a verifier of badges must tell apart: platforms of badges, gateways that wrap links, and everybody else's.

Data alone; what is made of it is decided in `link_kinds`. A host stands for its subdomains too.
"""

# Hosts of platforms that show badges, each with what the path of a badge's own page begins with; subdomains included.
PLATFORMS: tuple[tuple[str, str], ...] = (
    ("edubadges.nl", r"/(?:public|collections?)/"),
    ("badgr.io", r"/(?:public|backpack)/"),
    ("badgr.com", r"/(?:public|backpack)/"),
    ("canvascredentials.com", r"/(?:public|backpack)/"),
    ("openbadges.education", r"/(?:public|backpack)/"),
    ("openbadgefactory.com", r"/(?:v\d|c|obf|assertion)/"),
    ("openbadgepassport.com", r"/(?:app|assertion)/"),
    ("openbadgeacademy.com", r"/"),
    ("credly.com", r"/(?:badges|go|users|earner)/"),
    ("youracclaim.com", r"/(?:badges|go|users)/"),
    ("credential.net", r"/[\w-]{8,}"),
    ("accredible.com", r"/[\w-]{8,}"),
    ("credsverse.com", r"/credentials/"),
    ("certifier.io", r"/(?:credentials|verify)/"),
    ("sertifier.com", r"/"),
    ("certopus.com", r"/"),
    ("badgecraft.eu", r"/"),
    ("badgelist.com", r"/"),
    ("cancred.ca", r"/(?:app|assertion)/"),
    ("verifierplus.org", r"/(?:credentials|v)/"),
    ("hpass.org", r"/(?:app|assertion)/"),
)

# Whose pages are no badges: standards, social networks, news, shops of programs.
_OTHER = (
    "w3.org w3id.org purl.org schema.org imsglobal.org 1edtech.org openbadges.org openbadgespec.org "
    "json-schema.org xmlns.com openxmlformats.org purl.oclc.org schemas.microsoft.com linkedin.com lnkd.in "
    "facebook.com fb.com instagram.com twitter.com x.com t.co tiktok.com youtube.com youtu.be bsky.app "
    "threads.net mastodon.social xing.com pinterest.com reddit.com medium.com github.com gitlab.com bit.ly "
    "tinyurl.com wa.me whatsapp.com t.me wikipedia.org wikimedia.org google.com google.nl bing.com "
    "microsoft.com office.com live.com apple.com adobe.com nos.nl nu.nl ad.nl nrc.nl trouw.nl volkskrant.nl "
    "telegraaf.nl parool.nl fd.nl rtl.nl rtlnieuws.nl scienceguide.nl bbc.com bbc.co.uk cnn.com nytimes.com "
    "theguardian.com reuters.com spiegel.de zeit.de lemonde.fr standaard.be vrt.be indeed.com indeed.nl "
    "nationalevacaturebank.nl werk.nl stackoverflow.com mimecast.com mimecastprotect.com"
)
OTHER_HOSTS = frozenset(_OTHER.split())

# Where a wrapper keeps the address within: its host (subdomains included), and the names in its query.
WRAPPERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("safelinks.protection.outlook.com", ("url",)),
    ("safelinks.protection.office365.us", ("url",)),
    ("statics.teams.cdn.office.net", ("url",)),
    ("google.com", ("q", "url")),
    ("google.nl", ("q", "url")),
    ("linkedin.com", ("url",)),
    ("l.facebook.com", ("u",)),
    ("lm.facebook.com", ("u",)),
    ("l.instagram.com", ("u",)),
    ("youtube.com", ("q",)),
    ("slack-redir.net", ("url",)),
    ("linkprotect.cudasvc.com", ("a",)),
    ("protect2.fireeye.com", ("u",)),
    ("clicktime.symantec.com", ("u",)),
    ("urlsand.esvalabs.com", ("u",)),
    ("deref-gmx.net", ("redirectUrl",)),
    ("deref-web.de", ("redirectUrl",)),
    ("out.reddit.com", ("url",)),
    ("trendmicro.com", ("url",)),
    ("protection.sophos.com", ("u",)),  # in base64
)
