/** A letter as connectors send it: plain text, since what customers wrote stands in it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Unique for ever: a mail that is sent again after a crash carries it again, so that mail programs show it once. */
  readonly id: string
}

/** Sends mail. */
export interface Mailer {
  /** Resolves when the mail server took the letter; rejects with what it said. */
  send(mail: Mail): Promise<void>
  close(): void
}
