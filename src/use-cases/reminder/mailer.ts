/** A mail in plain text to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names the mail: what is sent again under the same name is the same mail. Letters, digits and hyphens. */
  readonly name: string;
}

/** sent: the mail server took it. refused: it did not, and nobody gets it. unknown: the connection ended before the server said whether it took it. */
export type SendOutcome = { readonly kind: "sent" } | { readonly kind: "refused" | "unknown"; readonly reason: string };

/** Sends mail. It never throws, and gives up after some minutes. */
export interface Mailer {
  /** @param signal ends what is under way. */
  send(letter: Letter, signal: AbortSignal): Promise<SendOutcome>;
}
