import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NamedFile, ProcessRefusal } from "../read-file.ts";
import { startChild } from "./child-process.ts";
import { OUT_OF_MEMORY, type ReadAnswer, type ReadRequest } from "./messages.ts";

export interface ReadingLimits {
  /** For one file. */
  readonly seconds: number;
  /** Bytes of the process that reads. */
  readonly memory: number;
}

/** The process is ended somewhat below the limit: it may take more between two looks. */
const ALLOWANCE = 0.85;
/** A process that holds more than this after a file reads no other. */
const SMALL = 300_000_000;
/** What V8 says when the heap is full. */
const HEAP_FULL = "heap out of memory";
const CHARACTERS_KEPT = 10_000;

/** A process that reads, with the folder in which it may write. It takes one file at a time. */
export class Reader {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #limits: ReadingLimits;
  readonly #ready: Promise<unknown>;
  /** Resolves with how it ended: its exit code or its signal. */
  readonly #ended: Promise<string>;
  #said = "";
  #fresh = true;

  /** `spool` is the folder where the files are that it is to read; `entry` the program that reads, where it is not the one beside this module. */
  static async start(spool: string, limits: ReadingLimits, entry?: string): Promise<Reader> {
    return new Reader(spool, await mkdtemp(join(spool, "reading-")), limits, entry);
  }

  private constructor(spool: string, folder: string, limits: ReadingLimits, entry?: string) {
    this.#folder = folder;
    this.#limits = limits;
    const child = startChild({ spool, folder, memory: limits.memory * ALLOWANCE, entry });
    this.#child = child;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#said = (this.#said + text).slice(-CHARACTERS_KEPT);
    });
    this.#ready = new Promise((resolve) => child.once("message", resolve));
    this.#ended = new Promise((resolve) => {
      child.once("close", (code, signal) => resolve(signal ?? String(code)));
      child.once("error", (error) => resolve(error.message));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The only one in which it may write. */
  get folder(): string {
    return this.#folder;
  }

  /** The end of what it wrote to standard error. */
  get said(): string {
    return this.#said;
  }

  /** It may read a further file: the last one ended well and left little behind. */
  get isFresh(): boolean {
    return this.#fresh;
  }

  /** What it answered cannot be: it reads no other file. */
  distrust(): void {
    this.#fresh = false;
  }

  /** Has a file read. Where the signal aborts, the process is ended and this rejects with the signal's reason. */
  async ask(file: NamedFile, signal: AbortSignal): Promise<ReadAnswer | ProcessRefusal> {
    this.#fresh = false;
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      this.#child.kill("SIGKILL");
    }, this.#limits.seconds * 1000);
    const abort = () => this.#child.kill("SIGKILL");
    signal.addEventListener("abort", abort);
    try {
      const answer = await Promise.race([this.#answer({ ...file, folder: this.#folder }), this.#ended]);
      signal.throwIfAborted();
      if (typeof answer !== "string") {
        this.#fresh = (answer.kind === "read" || answer.kind === "unpacked") && answer.memory <= SMALL;
        return answer;
      }
      if (late) return { kind: "too-slow", seconds: this.#limits.seconds };
      if (this.#said.includes(OUT_OF_MEMORY) || this.#said.includes(HEAP_FULL))
        return { kind: "too-much-memory", limit: this.#limits.memory };
      return { kind: "crashed", how: answer };
    } finally {
      clearTimeout(clock);
      signal.removeEventListener("abort", abort);
    }
  }

  async #answer(request: ReadRequest): Promise<ReadAnswer> {
    await this.#ready;
    const answered = once(this.#child, "message");
    // Where it cannot be sent, the process is ending, and its end is what counts.
    this.#child.send(request, () => {});
    const [answer] = await answered;
    // What we wrote is what we get.
    return answer as ReadAnswer;
  }

  /** Ends the process and takes its folder away. */
  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
