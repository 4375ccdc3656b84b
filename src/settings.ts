import { resolve } from "node:path";
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
}

export type SettingsRefusal =
  | { readonly kind: "unknown-setting"; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: "wrong-setting"; readonly name: "PORT" | "HOST" | "SHIRUBE_DATA" | "DATABASE_URL"; readonly value: string };

const KNOWN = ["PORT", "HOST", "SHIRUBE_DATA", "DATABASE_URL"] as const;

/** Reads the environment, or refuses: a misspelt or impossible setting must not pass for the default. An empty one counts as not set. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, SettingsRefusal> {
  const unknown = Object.keys(environment).find((name) => name.startsWith("SHIRUBE_") && name !== "SHIRUBE_DATA");
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

  return accept({ port: Number(port), host, dataDirectory: resolve(data), databaseUrl });
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
}

/** A refusal is printed and logged: no password goes with it. */
function withoutPassword(text: string): string {
  return text.replace(/^([a-z0-9+.-]*:\/\/)?.*@/isu, "$1…@");
}
