import { SMTPServer } from 'smtp-server'

/** One mail as it came in. */
export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** header and body as sent, encoded */
  readonly raw: string
}

/** A mail server on loopback that keeps what it is sent and delivers nothing. */
export interface MailServer {
  /** for `SMTP_URL` */
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** resolves with the first mail that fits, already here or still to come; rejects when `timeoutMs` is over */
  waitFor(fits: (mail: ReceivedMail) => boolean, timeoutMs?: number): Promise<ReceivedMail>
  stop(): Promise<void>
}

interface Waiting {
  readonly fits: (mail: ReceivedMail) => boolean
  readonly resolve: (mail: ReceivedMail) => void
}

/** Starts a mail server on a free port of 127.0.0.1; stop it in `afterAll`. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const waiting = new Set<Waiting>()
  const receive = (mail: ReceivedMail): void => {
    mails.push(mail)
    for (const one of waiting) if (one.fits(mail)) one.resolve(mail)
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        receive({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    waitFor: (fits, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const here = mails.find(fits)
        if (here) return resolve(here)
        const timer = setTimeout(() => {
          waiting.delete(one)
          reject(new Error(`no such mail within ${timeoutMs} ms; ${mails.length} others came`))
        }, timeoutMs)
        const one: Waiting = {
          fits,
          resolve: (mail) => {
            clearTimeout(timer)
            waiting.delete(one)
            resolve(mail)
          },
        }
        waiting.add(one)
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
