"""The other side of the mail tests.

mail_peer.py serve FOLDER   an SMTP server on a free port, which it prints; what
                            it does depends on whom a message is for, see below
mail_peer.py serve-tls FOLDER  two that speak encrypted only, with a certificate of
                            their own (FOLDER/cert.pem): prints the port that
                            wants STARTTLS and the one encrypted from the start
mail_peer.py read FILE      prints what a strict parser reads in a message
mail_peer.py parts FILE     the same of one in two forms, in short
"""
import asyncio
import email.parser
import email.policy
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.n = 0

    async def handle_EHLO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return "250 HELP"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = {"later": "450 4.2.1 mailbox busy",
                   "nobody": "550 5.1.1 no such user"}
        name = address.split("@")[0]
        if name in answers:
            return answers[name]
        if name == "cut-early":
            server.transport.abort()
            return "250 unheard"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "later-data":
            return "451 4.3.0 try again"
        if name == "refused-data":
            return "554 5.6.0 not wanted"
        self.n += 1
        with open(os.path.join(self.folder, "message"), "wb") as f:
            f.write(envelope.original_content)
        with open(os.path.join(self.folder, "envelope"), "w") as f:
            f.write("%s %s %s %d" % (session.host_name, envelope.mail_from,
                                     ",".join(envelope.rcpt_tos), self.n))
        with open(os.path.join(self.folder, "encrypted"), "w") as f:
            f.write("yes" if session.ssl or server.transport.get_extra_info(
                "sslcontext") else "no")
        if name == "cut":
            server.transport.abort()
        return "250 2.0.0 taken as %d" % self.n


async def serve(folder):
    handler = Handler(folder)
    loop = asyncio.get_running_loop()
    servers = [await loop.create_server(
        lambda: SMTP(handler, ident="peer"), "127.0.0.1", 0)]
    port = servers[0].sockets[0].getsockname()[1]
    # The same under an address that is not the machine's usual name.
    servers.append(await loop.create_server(
        lambda: SMTP(handler, ident="peer"), "127.0.0.2", port))
    print(port, flush=True)
    await asyncio.Event().wait()


async def serve_tls(folder):
    cert, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout", key, "-out",
                    cert], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    handler = Handler(folder)
    loop = asyncio.get_running_loop()
    upgraded = await loop.create_server(
        lambda: SMTP(handler, ident="peer", tls_context=context,
                     require_starttls=True), "127.0.0.1", 0)
    wrapped = await loop.create_server(
        lambda: SMTP(handler, ident="peer"), "127.0.0.1", 0, ssl=context)
    print(*[s.sockets[0].getsockname()[1] for s in (upgraded, wrapped)],
          flush=True)
    await asyncio.Event().wait()


def parts(path):
    """As two parsers that know nothing of each other read it."""
    policy = email.policy.SMTP.clone(raise_on_defect=True)
    with open(path, "rb") as f:
        raw = f.read()
    message = email.parser.BytesParser(policy=policy).parsebytes(raw)
    if max(len(line) for line in raw.splitlines()) > 76:
        sys.exit("a line is too long")
    print(message.get_content_type())
    texts = []
    for part in message.iter_parts():
        if part.defects:
            sys.exit("%s" % part.defects)
        texts.append(part.get_content().replace("\r\n", "\n").strip())
        print("%s: %s" % (part.get_content_type(), texts[-1]))
    perl = subprocess.run(["perl", "-MMIME::Parser", "-e", """
my $p = MIME::Parser->new; $p->output_to_core(1);
my $e = $p->parse_open($ARGV[0]);
for my $part ($e->parts) {
  my $text = $part->bodyhandle->as_string; $text =~ s/\\r\\n/\\n/g;
  $text =~ s/^\\s+|\\s+$//g; print $part->effective_type, ": $text\\n";
}
die join "; ", $p->results->msgs if $p->results->errors;""".replace("\\\\", "\\"), path],
                          check=True, stdout=subprocess.PIPE)
    print("another parser:", "the same" if perl.stdout.decode() == "".join(
        "%s: %s\n" % (p.get_content_type(), t) for p, t in
        zip(message.iter_parts(), texts)) else perl.stdout.decode())


def read(path):
    policy = email.policy.SMTP.clone(raise_on_defect=True)
    with open(path, "rb") as f:
        raw = f.read()
    message = email.parser.BytesParser(policy=policy).parsebytes(raw)
    for name in message.keys():
        value = message[name]
        if value.defects:
            sys.exit("%s: %s" % (name, value.defects))
        if name in ("From", "To"):
            a = value.addresses[0]
            value = "%s / %s" % (a.display_name, a.addr_spec)
        elif name == "Date":
            value = value.datetime.isoformat()
        print("%s: %s" % (name, value))
    longest = max(len(line) for line in raw.splitlines())
    print("longest line:", "fine" if longest <= 76 else longest)
    for line in raw.splitlines():
        if any(b > 126 for b in line):
            sys.exit("not ASCII: %r" % line)
    print()
    print(message.get_content().replace("\r\n", "\n"), end="")


if sys.argv[1] == "serve":
    asyncio.run(serve(sys.argv[2]))
elif sys.argv[1] == "serve-tls":
    asyncio.run(serve_tls(sys.argv[2]))
elif sys.argv[1] == "parts":
    parts(sys.argv[2])
else:
    read(sys.argv[2])
