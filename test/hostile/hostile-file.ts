/** A file that was made to do harm, or that somebody gives by mistake. */
export interface HostileFile {
  /** As it is called; also what is hostile about it. */
  readonly name: string;
  readonly make: () => string | Uint8Array;
  /** What becomes of it, where only one thing is right: a kind of refusal, or "read". */
  readonly becomes?: string;
}

/** What lies in files that nobody may see through a document: a line of /etc/passwd, on any Unix. */
export const SECRET = "root:x:0:0";
export const SECRET_FILE = "/etc/passwd";
