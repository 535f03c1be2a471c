"""The words of the European Learning Model 3 that we write, by their addresses.

The official context stands on a host of the Commission and in no package; with the terms spelled out the file means
the same and is read without a fetch. Members have the names that the Commission's own examples use.
"""

from typing import Any

_ELM = "http://data.europa.eu/snb/model/elm/"
_DCT = "http://purl.org/dc/terms/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_IN_LANGUAGES = {"@container": "@language"}
_CLASSES = (
    "LearningAchievementSpecification",
    "Qualification",
    "LearningOutcome",
    "LearningAssessmentSpecification",
    "LearningOpportunity",
    "AwardingOpportunity",
    "Organisation",
    "CreditPoint",
    "GradingScheme",
    "PriceDetail",
    "Amount",
    "Address",
    "Note",
    "Identifier",
    "WebResource",
)
_OBJECTS = (
    "learningOutcome",
    "creditPoint",
    "framework",
    "provenBy",
    "gradingScheme",
    "awardingOpportunity",
    "awardingBody",
    "learningAchievementSpecification",
    "entryRequirement",
    "additionalNote",
    "relatedESCOSkill",
    "relatedSkill",
    "educationLevel",
    "mode",
    "learningSetting",
    "isPartOf",
    "hasPart",
    "location",
    "address",
    "countryCode",
    "fullAddress",
    "providedBy",
    "defaultLanguage",
    "priceDetail",
    "amount",
    "unit",
    "scheduleInformation",
)

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    **{name: f"{_ELM}{name}" for name in _CLASSES},
    "Location": f"{_DCT}Location",
    "PeriodOfTime": f"{_DCT}PeriodOfTime",
    "Concept": f"{_SKOS}Concept",
    "ConceptScheme": f"{_SKOS}ConceptScheme",
    **{name: {"@id": f"{_ELM}{name}", "@type": "@id"} for name in _OBJECTS},
    "eqfLevel": {"@id": f"{_ELM}EQFLevel", "@type": "@id"},
    "nqfLevel": {"@id": f"{_ELM}NQFLevel", "@type": "@id"},
    "thematicArea": {"@id": f"{_ELM}ISCEDFCode", "@type": "@id"},
    "learningOpportunity": {"@reverse": f"{_ELM}learningAchievementSpecification"},
    "inScheme": {"@id": f"{_SKOS}inScheme", "@type": "@id"},
    "language": {"@id": f"{_DCT}language", "@type": "@id"},
    "dcType": {"@id": f"{_DCT}type", "@type": "@id"},
    "temporal": {"@id": f"{_DCT}temporal", "@type": "@id"},
    "homepage": {"@id": "http://xmlns.com/foaf/0.1/homepage", "@type": "@id"},
    "identifier": {"@id": "http://www.w3.org/ns/adms#identifier", "@type": "@id"},
    "title": {"@id": f"{_DCT}title", **_IN_LANGUAGES},
    "description": {"@id": f"{_DCT}description", **_IN_LANGUAGES},
    "prefLabel": {"@id": f"{_SKOS}prefLabel", **_IN_LANGUAGES},
    "legalName": {"@id": "http://www.w3.org/ns/regorg#legalName", **_IN_LANGUAGES},
    "noteLiteral": {"@id": f"{_ELM}noteLiteral", **_IN_LANGUAGES},
    "category": {"@id": f"{_ELM}category", **_IN_LANGUAGES},
    "geographicName": {"@id": f"{_ELM}geographicName", **_IN_LANGUAGES},
    "modified": {"@id": f"{_DCT}modified", "@type": f"{_XSD}dateTime"},
    "startDate": {"@id": f"{_ELM}startDate", "@type": f"{_XSD}dateTime"},
    "volumeOfLearning": {"@id": f"{_ELM}volumeOfLearning", "@type": f"{_XSD}duration"},
    "duration": {"@id": f"{_ELM}duration", "@type": f"{_XSD}duration"},
    "contentURL": {"@id": f"{_ELM}contentUrl", "@type": f"{_XSD}anyURI"},
    "value": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "@type": f"{_XSD}decimal"},
    "notation": f"{_SKOS}notation",
    "schemeName": f"{_ELM}schemeName",
    "point": f"{_ELM}point",
    "status": f"{_ELM}status",
}
