"""The other side of the mail tests.

mail_peer.py serve FOLDER   an SMTP server on a free port, which it prints; what
                            it does depends on whom a message is for, see below
mail_peer.py read FILE      prints what a strict parser reads in a message
"""
import asyncio
import email.parser
import email.policy
import os
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
else:
    read(sys.argv[2])
