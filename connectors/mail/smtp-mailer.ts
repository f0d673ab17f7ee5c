import { createTransport } from 'nodemailer'
import type { Mail, Mailer } from './mailer.ts'

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  /** The sender, `Name <address>` or an address. */
  readonly from: string
}

const connectWithinMs = 10_000
const answerWithinMs = 30_000

/** A mailer that talks to one SMTP server over a few kept connections. */
export function makeSmtpMailer({ url, from }: SmtpSettings): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: connectWithinMs,
      greetingTimeout: connectWithinMs,
      socketTimeout: answerWithinMs,
      // Letters are made of texts alone: nothing is read from disk or fetched for them.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send(mail) {
      await transport.sendMail(letterOf(mail, from))
    },
    close() {
      transport.close()
    },
  }
}

function letterOf({ to, subject, text, id, html, files = [] }: Mail, from: string) {
  return {
    // As an object it is one address, whatever commas stand in it.
    to: { name: '', address: oneLine(to) },
    subject: oneLine(subject),
    text,
    ...(html === undefined ? {} : { html }),
    attachments: files.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    messageId: `<${id.replace(/[^\w.-]/g, '.')}@${domainOf(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim()
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'pledge.invalid'
}
