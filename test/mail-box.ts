import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { MailSettings } from "../src/settings.ts";

/** A mail as it arrived. */
export interface ArrivedLetter {
  readonly to: readonly string[];
  /** By lower-case name, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

export interface MailBox {
  /** As SMTP_URL has it. */
  readonly url: string;
  readonly settings: MailSettings;
  readonly letters: readonly ArrivedLetter[];
  /** How often a mail was handed over or tried to be, also in vain. */
  readonly tries: () => number;
  /** What the server does with the next mails. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/**
 * take: it arrives. refuse: the server does not want the address. full: it has read the mail and does not take it. silent: it takes the mail and never says so. drop: it ends
 * the connection instead of an answer to the mail.
 */
export type Behaviour = "take" | "refuse" | "full" | "silent" | "drop";

/** A mail server on this machine, whose letters a test reads. */
export async function openMailBox(user: { readonly name: string; readonly password: string } | null = null): Promise<MailBox> {
  const letters: ArrivedLetter[] = [];
  let behaviour: Behaviour = "take";
  let tries = 0;
  const options: SMTPServerOptions = {
    ...{ authOptional: user === null, disabledCommands: ["STARTTLS"], allowInsecureAuth: true, logger: false },
    onAuth: ({ username, password }, _, done) =>
      username === user?.name && password === user?.password ? done(null, { user: username }) : done(new Error("Wrong user or password")),
    onRcptTo: (_, __, done) => {
      if (behaviour !== "refuse") return done();
      tries += 1;
      done(Object.assign(new Error("No such user"), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      tries += 1;
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        if (behaviour === "full") return done(Object.assign(new Error("No room"), { responseCode: 452 }));
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...readMail(raw) });
        if (behaviour === "drop") server.connections.forEach((connection) => void connection.close());
        else if (behaviour === "take") done();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const signed = user === null ? "" : `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@`;
  const url = `smtp://${signed}127.0.0.1:${port}`;
  return {
    ...{ url, letters, tries: () => tries },
    settings: { smtpUrl: url, from: { name: "しるべ", address: "shirube@city.example" } },
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.connections.forEach((connection) => void connection.close());
        server.close(() => resolve());
      }),
  };
}

function readMail(raw: string): Omit<ArrivedLetter, "to"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/gu, " ").split("\r\n");
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), decodeWords(line.slice(line.indexOf(":") + 1).trim())]),
  );
  const text = body.join("\r\n\r\n");
  const isBase64 = headers.get("content-transfer-encoding") === "base64";
  const plain = isBase64 ? Buffer.from(text, "base64").toString("utf8") : text;
  return { headers, subject: headers.get("subject") ?? "", text: plain.replaceAll("\r\n", "\n"), raw };
}

/** =?UTF-8?B?…?= and =?UTF-8?Q?…?= as what they say. */
function decodeWords(text: string): string {
  return text
    .replace(/(=\?utf-8\?[bq]\?[^?]*\?=)\s+(?==\?)/giu, "$1")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/giu, (_, kind: string, word: string) => {
      if (kind.toLowerCase() === "b") return Buffer.from(word, "base64").toString("utf8");
      const bytes = word
        .replaceAll("_", " ")
        .replace(/=([0-9A-F]{2})/giu, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    });
}
