import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailSettings } from "../settings.ts";
import type { Letter, Mailer, SendOutcome } from "../use-cases/reminder/mailer.ts";

/** How long a server may take, in milliseconds. */
export interface SmtpPatience {
  /** Until it is connected and has greeted. */
  readonly connecting: number;
  /** For each answer. */
  readonly answering: number;
  /** For a mail as a whole. */
  readonly whole: number;
}

const PATIENCE: SmtpPatience = { connecting: 15_000, answering: 60_000, whole: 180_000 };
/** As much of what a server says as a page shows. */
const LONGEST_REASON = 300;

interface Server {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
}

/** Sends each mail over a connection of its own, so that it is known how far it came: what was not handed over whole was not sent. */
export function openSmtpMailer({ smtpUrl, from }: MailSettings, patience = PATIENCE): Mailer {
  const server = readServer(smtpUrl);
  const domain = from.address.split("@").at(-1) ?? "localhost";
  return {
    send: async (letter, signal) => {
      const message = await compose(letter, from, domain);
      return hand(server, { from: from.address, to: letter.to, message }, { patience, signal });
    },
  };
}

function readServer(smtpUrl: string): Server {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/gu, ""),
    port: port === "" ? (secure ? 465 : 25) : Number(port),
    secure,
    auth: username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}

/** No part of a letter can become a header: line ends in a subject are spaces, and an address is one address. */
async function compose({ to, subject, text, name }: Letter, from: MailSettings["from"], domain: string): Promise<Buffer> {
  const composer = new MailComposer({
    ...{ from, to: { name: "", address: to }, subject: subject.replace(/\p{Cc}+/gu, " "), text },
    ...{ messageId: `<${name}@${domain}>`, textEncoding: "base64" as const, newline: "windows" },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": "ja" },
  });
  return composer.compile().build();
}

interface Handed {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
}

function hand(
  { host, port, secure, auth }: Server,
  { from, to, message }: Handed,
  { patience, signal }: { readonly patience: SmtpPatience; readonly signal: AbortSignal },
): Promise<SendOutcome> {
  // A password goes over a connection that nobody listens to, or to this machine.
  const requireTLS = !secure && auth !== null && !/^(?:localhost|127\.[\d.]+|::1)$/u.test(host);
  const { connecting, answering, whole } = patience;
  const connection = new SMTPConnection({
    ...{ host, port, secure, requireTLS, connectionTimeout: connecting, greetingTimeout: connecting, dnsTimeout: connecting },
    ...{ socketTimeout: answering, opportunisticTLS: !requireTLS },
  });
  return new Promise((resolve) => {
    // The server reads the text only once it has taken the addresses; from then on it may take the mail without our hearing of it.
    let isUnderWay = false;
    const body = new Readable({
      read() {
        isUnderWay = true;
        this.push(message);
        this.push(null);
      },
    });
    const end = (outcome: SendOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      resolve(outcome);
      if (outcome.kind === "sent") connection.quit();
      else connection.close();
    };
    const fail = (error: Error & { readonly responseCode?: number | undefined }) => {
      const isAnswered = error.responseCode !== undefined;
      end({ kind: isUnderWay && !isAnswered ? "unknown" : "refused", reason: error.message.slice(0, LONGEST_REASON).toWellFormed() });
    };
    const timer = setTimeout(() => fail(new Error("Timeout")), whole);
    const abort = () => fail(new Error("Aborted"));
    signal.addEventListener("abort", abort);
    if (signal.aborted) return abort();

    const send = () =>
      connection.send({ from, to: [to] }, body, (error) => {
        if (error) fail(error);
        else end({ kind: "sent" });
      });
    connection.on("error", fail);
    connection.on("end", () => fail(new Error("Connection closed")));
    connection.connect((error) => {
      if (error) fail(error);
      else if (auth === null) send();
      else connection.login({ credentials: auth }, (refused) => (refused ? fail(refused) : send()));
    });
  });
}
