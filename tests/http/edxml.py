"""Messages of the document exchange, as the systems of a province write them:
invented, in the three dialects and with the faults seen in real ones. Not a
test."""
import base64
import io
import zipfile

QCVN = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
OLD = "http://www.e-doc.vn/Schema/"
SENDER = "000.00.00.H00"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(name, data):
    """As the exchange wraps a file: a ZIP that holds it alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(name, data)
    return out.getvalue()


def element(name, text, prefix="edXML:"):
    return "<%s%s>%s</%s%s>" % (prefix, name, escape(text), prefix, name)


def organ(kind, code, name):
    return "<edXML:%s>%s%s</edXML:%s>" % (
        kind, element("OrganId", code), element("OrganName", name), kind)


def code_of(n, day="2026/06/01", notation="UBND-TH"):
    return "%s,%s,%s/%s" % (SENDER, day, n, notation)


def head(n, abstract, day="2026/06/01", to=(), code="", business="0",
         priority="0", due="", reason="", replaced=(), more="",
         notation="UBND-TH", type_name="Công văn"):
    recipients = "".join(organ("To", c, name) for c, name in to)
    instead = "".join(
        "<edXML:ReplacementInfo>%s</edXML:ReplacementInfo>"
        % element("DocumentId", one) for one in replaced)
    return (
        "<edXML:MessageHeader>%s%s%s"
        "<edXML:Code>%s%s</edXML:Code>"
        "<edXML:PromulgationInfo><edXML:Place>Thử Nghiệm</edXML:Place>%s"
        "</edXML:PromulgationInfo>"
        "<edXML:DocumentType><edXML:Type>2</edXML:Type>%s</edXML:DocumentType>"
        "%s<edXML:SignerInfo><edXML:Position>Chủ tịch</edXML:Position>%s"
        "</edXML:SignerInfo>%s<edXML:OtherInfo>%s</edXML:OtherInfo>"
        "<edXML:ResponseFor><edXML:OrganId/><edXML:DocumentId/>"
        "</edXML:ResponseFor>%s</edXML:MessageHeader>"
        "<edXML:TraceHeaderList><edXML:TraceHeader>%s%s</edXML:TraceHeader>"
        "<edXML:Bussiness>%s%s<edXML:Paper>0</edXML:Paper>"
        "<edXML:ReplacementInfoList>%s</edXML:ReplacementInfoList>"
        "</edXML:Bussiness></edXML:TraceHeaderList>"
        % (organ("From", SENDER, "UBND tỉnh Thử Nghiệm"), recipients,
           element("DocumentId", code or code_of(n, day, notation)),
           element("CodeNumber", str(n)), element("CodeNotation", notation),
           element("PromulgationDate", day), element("TypeName", type_name),
           element("Subject", abstract), element("FullName", "Người Ký Thử"),
           "<edXML:DueDate/>" if not due else element("DueDate", due),
           element("Priority", priority), more,
           element("OrganId", SENDER), element("Timestamp", day + " 09:05:00"),
           element("BussinessDocType", business),
           element("BussinessDocReason", reason), instead))


def attachment(name, data, cid="cid:a1", bind=True):
    where = ' xmlns:edXML="%s"' % QCVN if bind else ""
    return (
        "<Attachment><ContentId>%s</ContentId><AttachmentName>%s"
        "</AttachmentName><ContentType>application/pdf</ContentType>"
        "<edXML:ContentTransferEncoded%s>%s</edXML:ContentTransferEncoded>"
        "</Attachment>" % (cid, escape(name), where,
                           base64.encodebytes(data).decode()))


def message(header, attachments="", before="", prolog=""):
    return (
        '%s<?xml version="1.0" encoding="UTF-8"?>%s\n<edXML xmlns="%s">'
        '<edXML:edXMLEnvelope xmlns:edXML="%s"><edXML:edXMLHeader>%s'
        "</edXML:edXMLHeader></edXML:edXMLEnvelope>"
        "<AttachmentEncoded>%s</AttachmentEncoded></edXML>\n"
        % (before, prolog, QCVN, QCVN, header, attachments)).encode()


def document(n, abstract, files=(), **more):
    return message(head(n, abstract, **more), "".join(
        attachment(name, data, "cid:a%d" % i)
        for i, (name, data) in enumerate(files)))
