"""ReqIF 1.2 for requirement tools: one specification for each document, its requirements in reading order."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime

from kravlint import __version__
from kravlint.extract.catalogue import Catalogue, Entry
from kravlint.extract.columns import heads, rows
from kravlint.report import Lang

_NAMESPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
_TEXT, _TYPE, _SPECIFICATION = "kravlint-text", "kravlint-requirement", "kravlint-document"
_LONGEST = "32000"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_COMMON = {"id": "ReqIF.ForeignID", "text": "ReqIF.Text", "heading": "ReqIF.ChapterName"}
"""Names that requirement tools know by themselves."""


def render(catalogue: Catalogue, lang: Lang) -> bytes:
    """The bytes of a .reqif file. Identifiers stay the same as long as the places do."""
    from reqif.models.reqif_core_content import ReqIFCoreContent
    from reqif.models.reqif_data_type import ReqIFDataTypeDefinitionString
    from reqif.models.reqif_namespace_info import ReqIFNamespaceInfo
    from reqif.models.reqif_req_if_content import ReqIFReqIFContent
    from reqif.models.reqif_reqif_header import ReqIFReqIFHeader
    from reqif.models.reqif_spec_object_type import ReqIFSpecObjectType, SpecAttributeDefinition
    from reqif.models.reqif_specification_type import ReqIFSpecificationType
    from reqif.models.reqif_types import SpecObjectAttributeType
    from reqif.object_lookup import ReqIFObjectLookup
    from reqif.reqif_bundle import ReqIFBundle
    from reqif.unparser import ReqIFUnparser

    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    attributes = [
        SpecAttributeDefinition(
            attribute_type=SpecObjectAttributeType.STRING,
            identifier=_attribute(name),
            datatype_definition=_TEXT,
            long_name=_COMMON.get(name, head),
            last_change=now,
        )
        for name, head in heads(catalogue, lang).items()
    ]
    bundle = ReqIFBundle(
        namespace_info=ReqIFNamespaceInfo.empty(namespace=_NAMESPACE, configuration=None),
        req_if_header=ReqIFReqIFHeader(
            identifier=_identifier("header", *catalogue.documents),
            creation_time=now,
            req_if_tool_id=f"kravlint {__version__}",
            req_if_version="1.0",
            source_tool_id=f"kravlint {__version__}",
            title="kravlint",
        ),
        core_content=ReqIFCoreContent(
            ReqIFReqIFContent(
                data_types=[
                    ReqIFDataTypeDefinitionString(_TEXT, long_name="Text", max_length=_LONGEST, last_change=now)
                ],
                spec_types=[
                    ReqIFSpecObjectType(_TYPE, long_name="Krav", attribute_definitions=attributes, last_change=now),
                    ReqIFSpecificationType(_SPECIFICATION, long_name="Dokument", last_change=now, is_self_closed=True),
                ],
                spec_objects=_objects(catalogue, lang, now),
                specifications=_specifications(catalogue, now),
            )
        ),
        tool_extensions_tag_exists=False,
        lookup=ReqIFObjectLookup.empty(),
        exceptions=[],
    )
    content: str = ReqIFUnparser.unparse(bundle)
    return content.encode()


def _objects(catalogue: Catalogue, lang: Lang, now: str) -> list[object]:
    from reqif.models.reqif_spec_object import ReqIFSpecObject, SpecObjectAttribute
    from reqif.models.reqif_types import SpecObjectAttributeType

    objects: list[object] = []
    for entry, row in zip(catalogue.entries, rows(catalogue, lang), strict=True):
        values = [
            SpecObjectAttribute(SpecObjectAttributeType.STRING, _attribute(name), _text(str(value)))
            for name, value in row.items()
            if value != ""
        ]
        objects.append(ReqIFSpecObject(_of(entry), attributes=values, spec_object_type=_TYPE, last_change=now))
    return objects


def _specifications(catalogue: Catalogue, now: str) -> list[object]:
    from reqif.models.reqif_spec_hierarchy import ReqIFSpecHierarchy
    from reqif.models.reqif_specification import ReqIFSpecification

    below: dict[str, list[ReqIFSpecHierarchy]] = {path: [] for path in catalogue.documents}
    for entry in catalogue.entries:
        identifier = _identifier("node", _of(entry))
        below[entry.document].append(
            ReqIFSpecHierarchy(identifier=identifier, spec_object=_of(entry), level=1, last_change=now)
        )
    return [
        ReqIFSpecification(
            _identifier("document", path),
            long_name=_text(path),
            specification_type=_SPECIFICATION,
            children=children,
            last_change=now,
        )
        for path, children in below.items()
    ]


def _of(entry: Entry) -> str:
    requirement = entry.requirement
    return _identifier("requirement", entry.document, str(requirement.block), str(requirement.start))


def _attribute(name: str) -> str:
    return f"kravlint-attribute-{name}"


def _identifier(*of: str) -> str:
    """An xsd:ID, which must begin with a letter or an underscore."""
    return "_" + hashlib.sha256("\x00".join(of).encode()).hexdigest()[:32]


def _text(text: str) -> str:
    """What an XML attribute can hold, on one line; the library escapes markup."""
    return " ".join(_NOT_IN_XML.sub("", text)[: int(_LONGEST)].split())
