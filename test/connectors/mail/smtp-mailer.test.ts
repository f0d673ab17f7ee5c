import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSmtpMailer } from '../../../connectors/mail/smtp-mailer.ts'
import { type MailServer, startMailServer } from '../../parts/smtp.ts'

let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
})

afterAll(() => server.stop())

describe('the SMTP mailer', () => {
  it('sends a letter in plain text, with an id of its own', async () => {
    const mailer = makeSmtpMailer({ url: server.url, from: 'Pledge <desk@pledge.test>' })

    await mailer.send({ to: 'li@example.test', subject: '您的工单', text: 'We are on it.', id: 'job-7' })
    mailer.close()

    const mail = await server.waitFor(({ to }) => to.includes('li@example.test'))
    expect(mail.from).toBe('desk@pledge.test')
    expect(mail.raw).toMatch(/^Message-ID: <job-7@pledge\.test>/m)
    expect(mail.raw).toContain('We are on it.')
  })

  it('lets nobody add a header or a recipient', async () => {
    const mailer = makeSmtpMailer({ url: server.url, from: 'desk@pledge.test' })

    await mailer.send({
      to: 'wang@example.test',
      subject: 'Hello\r\nBcc: spy@example.test',
      text: 'x',
      id: 'job-8',
    })
    mailer.close()

    const mail = await server.waitFor(({ to }) => to.includes('wang@example.test'))
    expect(mail.to).toEqual(['wang@example.test'])
    expect(mail.raw).not.toMatch(/^Bcc:/m)
  })

  it('rejects when nobody listens', async () => {
    const mailer = makeSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'desk@pledge.test' })

    await expect(mailer.send({ to: 'li@example.test', subject: 'x', text: 'x', id: 'x' })).rejects.toThrow()
    mailer.close()
  })
})
