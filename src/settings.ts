import { join, resolve } from "node:path";
import { accept, type Result, refuse } from "./domain/result.ts";

/** What the operator decides, read once from the environment. */
export interface Settings {
  /** TCP port, 0..65535; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Absolute path of the data directory: the embedded database and its lock. */
  readonly dataDirectory: string;
  /** postgres://… of a PostgreSQL to use instead of the embedded database, or null. */
  readonly databaseUrl: string | null;
  /** The backups that are taken by themselves while the product serves; null where none are. */
  readonly backups: BackupSettings | null;
  /** How the log of a server is written: lines for people, or JSON, a line each. */
  readonly log: LogForm;
  /** How mail is sent; null where none is. */
  readonly mail: MailSettings | null;
  /** The address under which people open the pages, without a slash at the end: https://shirube.city.example. Links in mails begin with it. */
  readonly publicUrl: string | null;
}

export interface BackupSettings {
  /** Absolute path. */
  readonly folder: string;
  /** Made where it is missing: a folder that the operator has named may be a disk that is not there now. */
  readonly isOurs: boolean;
  /** When a day's is taken: minutes after midnight in Japan. */
  readonly minute: number;
  /** So many are kept. */
  readonly keep: number;
}

export type LogForm = "text" | "json";

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  readonly smtpUrl: string;
  readonly from: MailAddress;
}

/** Neither holds a control character, so that nothing of it can become a header of its own. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

type SettingName = (typeof KNOWN)[number];

export type SettingsRefusal =
  | { readonly kind: "unknown-setting"; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: "wrong-setting"; readonly name: SettingName; readonly value: string }
  /** A setting that another needs is not there. */
  | { readonly kind: "missing-setting"; readonly name: SettingName; readonly because: SettingName };

const BACKUPS = ["SHIRUBE_BACKUPS", "SHIRUBE_BACKUP_AT", "SHIRUBE_BACKUP_KEEP"] as const;
const KNOWN = ["PORT", "HOST", "SHIRUBE_DATA", "DATABASE_URL", ...BACKUPS, "SHIRUBE_LOG", "PUBLIC_URL", "SMTP_URL", "MAIL_FROM"] as const;

/** Reads the environment, or refuses: a misspelt or impossible setting must not pass for the default. An empty one counts as not set. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, SettingsRefusal> {
  const unknown = Object.keys(environment).find((name) => name.startsWith("SHIRUBE_") && !KNOWN.some((known) => known === name));
  if (unknown) return refuse({ kind: "unknown-setting", name: unknown, known: KNOWN });

  const port = environment.PORT || "3000";
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) return refuse({ kind: "wrong-setting", name: "PORT", value: port });

  const host = environment.HOST || "127.0.0.1";
  if (!/^[0-9A-Za-z.:-]+$/u.test(host)) return refuse({ kind: "wrong-setting", name: "HOST", value: host });

  const data = environment.SHIRUBE_DATA || "data";
  if (data.includes("\0")) return refuse({ kind: "wrong-setting", name: "SHIRUBE_DATA", value: data });

  const databaseUrl = environment.DATABASE_URL || null;
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl))
    return refuse({ kind: "wrong-setting", name: "DATABASE_URL", value: withoutPassword(databaseUrl) });

  const publicUrl = environment.PUBLIC_URL || null;
  if (publicUrl !== null && !isSite(publicUrl))
    return refuse({ kind: "wrong-setting", name: "PUBLIC_URL", value: withoutPassword(publicUrl) });

  const mail = readMail(environment);
  if (!mail.ok) return mail;
  const backups = readBackups(environment, { data: resolve(data), isEmbedded: databaseUrl === null });
  if (!backups.ok) return backups;
  const log = environment.SHIRUBE_LOG || "text";
  if (log !== "text" && log !== "json") return refuse({ kind: "wrong-setting", name: "SHIRUBE_LOG", value: log });
  return accept({
    ...{ port: Number(port), host, dataDirectory: resolve(data), databaseUrl },
    ...{ backups: backups.value, log, mail: mail.value, publicUrl: publicUrl?.replace(/\/$/u, "") ?? null },
  });
}

/** Of the embedded database, backups are taken where nothing is said; of a PostgreSQL, whose operator may have others, only into a folder that is named. */
function readBackups(
  { SHIRUBE_BACKUPS: named, SHIRUBE_BACKUP_AT: at, SHIRUBE_BACKUP_KEEP: kept }: Readonly<Record<string, string | undefined>>,
  { data, isEmbedded }: { readonly data: string; readonly isEmbedded: boolean },
): Result<BackupSettings | null, SettingsRefusal> {
  const time = at || "02:00";
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) return refuse({ kind: "wrong-setting", name: "SHIRUBE_BACKUP_AT", value: time });
  const keep = kept || "14";
  if (!/^[1-9]\d{0,3}$/u.test(keep)) return refuse({ kind: "wrong-setting", name: "SHIRUBE_BACKUP_KEEP", value: keep });
  if (named?.includes("\0")) return refuse({ kind: "wrong-setting", name: "SHIRUBE_BACKUPS", value: named });
  if (named === "off" || (!named && !isEmbedded)) return accept(null);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const folder = named ? { folder: resolve(named), isOurs: false } : { folder: join(data, "backups"), isOurs: true };
  return accept({ ...folder, minute: hours * 60 + minutes, keep: Number(keep) });
}

/** A mail without a sender is taken by no server, and one without a link helps nobody: the three come together. */
function readMail(environment: Readonly<Record<string, string | undefined>>): Result<MailSettings | null, SettingsRefusal> {
  const smtpUrl = environment.SMTP_URL || null;
  const sender = environment.MAIL_FROM || null;
  const from = sender === null ? null : readAddress(sender);
  if (sender !== null && from === null) return refuse({ kind: "wrong-setting", name: "MAIL_FROM", value: sender });
  if (smtpUrl === null) return accept(null);
  if (!isSmtpUrl(smtpUrl)) return refuse({ kind: "wrong-setting", name: "SMTP_URL", value: withoutPassword(smtpUrl) });
  if (from === null) return refuse({ kind: "missing-setting", name: "MAIL_FROM", because: "SMTP_URL" });
  if (!environment.PUBLIC_URL) return refuse({ kind: "missing-setting", name: "PUBLIC_URL", because: "SMTP_URL" });
  return accept({ smtpUrl, from });
}

/** shirube@city.example, or しるべ <shirube@city.example>. */
function readAddress(text: string): MailAddress | null {
  if (text.length > 320 || /\p{Cc}/u.test(text)) return null;
  const [, name = "", address = ""] = /^(?:([^<>]*)<)?([^\s<>@"(),:;[\]\\]+@[\w.-]+\w)>?$/u.exec(text.trim()) ?? [];
  const closed = text.trim().endsWith(">") === text.includes("<");
  return address === "" || !closed ? null : { name: name.trim(), address };
}

/** Pages are at the root of their host. */
function isSite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(text);
  return ["http:", "https:"].includes(protocol) && pathname === "/" && search + hash + username + password === "" && !/[?#]/u.test(text);
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return ["smtp:", "smtps:"].includes(protocol) && hostname !== "" && ["", "/"].includes(pathname) && search + hash === "";
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
}

/** A refusal is printed and logged: no password goes with it. */
function withoutPassword(text: string): string {
  return text.replace(/^([a-z0-9+.-]*:\/\/)?.*@/isu, "$1…@");
}
