import { cp } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import type { BrokerAnswer, EmptyRecord } from "./database-broker.ts";

export const askBroker = async (path: "/record" | "/postgres" | "/program"): Promise<BrokerAnswer> =>
  (await fetch(`${inject("databaseBroker")}${path}`)).json() as Promise<BrokerAnswer>;

/** The empty record of this run, to copy and not to open. */
export async function findEmptyRecord(): Promise<EmptyRecord> {
  const answer = await askBroker("/record");
  if (!("file" in answer)) throw new Error(`no empty record: ${JSON.stringify(answer)}`);
  return answer;
}

/** Makes a data directory with an empty record: quicker than to have it made by who opens it. */
export async function makeDataDirectory(directory: string): Promise<void> {
  await cp((await findEmptyRecord()).directory, directory, { recursive: true });
}

/** The program that reads, as it is built: its start takes a quarter of what that of its sources takes. */
export const findReadingEntry = (): Promise<string> => findProgram("reading-child.js");

/** The program of the thread that makes a site, as it is built: its sources are not read by Node alone. */
export const findSiteEntry = (): Promise<string> => findProgram("site-thread.js");

/** The program of the process that writes a backup. */
export const findBackupEntry = (): Promise<string> => findProgram("backup-child.js");

async function findProgram(name: string): Promise<string> {
  const answer = await askBroker("/program");
  if (!("program" in answer)) throw new Error(`no program: ${JSON.stringify(answer)}`);
  return join(answer.program, name);
}
