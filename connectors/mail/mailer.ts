/** A file that goes with a letter. */
export interface MailFile {
  readonly name: string
  /** `application/pdf` */
  readonly type: string
  readonly bytes: Uint8Array
}

/** A letter as connectors send it: plain text, since what customers wrote stands in it; reports have HTML and files beside it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same as a page, which holds all it needs. */
  readonly html?: string
  readonly files?: readonly MailFile[]
  /** Unique for ever: a mail that is sent again after a crash carries it again, so that mail programs show it once. */
  readonly id: string
}

/** Sends mail. */
export interface Mailer {
  /** Resolves when the mail server took the letter; rejects with what it said. */
  send(mail: Mail): Promise<void>
  close(): void
}
