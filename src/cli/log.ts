import { JAPAN_AHEAD_MS } from "../domain/calendar/japan.ts";
import type { LogForm } from "../settings.ts";

/** What a server says of itself while nobody looks: what happened, and what went wrong. */
export interface Log {
  readonly note: (text: string) => void;
  readonly report: (text: string) => void;
}

/** @param write standard error; it adds the line end. */
export function openLog(form: LogForm, { clock, write }: { readonly clock: () => Date; readonly write: (line: string) => void }): Log {
  const say = (level: "info" | "error") => (text: string) => {
    const at = `${new Date(clock().getTime() + JAPAN_AHEAD_MS).toISOString().slice(0, 19)}+09:00`;
    write(form === "json" ? JSON.stringify({ at, level, text }) : `${at} ${level === "error" ? "ERROR " : ""}${text}`);
  };
  return { note: say("info"), report: say("error") };
}
