import { Client, Connection } from '@temporalio/client'
import nodemailer from 'nodemailer'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { launchChromium } from './chromium.ts'
import { postgresDatabase } from './postgres.ts'
import { startMailServer } from './smtp.ts'
import { temporalNamespace } from './temporal.ts'

describe('the real parts that tests ask for', () => {
  it('give a namespace with the search attributes of a case, each time another one', async () => {
    const [one, other] = [await temporalNamespace(), await temporalNamespace()]
    const connection = await Connection.connect({ address: one.address })

    const attributes = await connection.operatorService.listSearchAttributes({ namespace: one.namespace })
    const handle = await new Client({ connection, namespace: other.namespace }).workflow.start('nobody', {
      workflowId: 'a',
      taskQueue: 'nobody',
    })
    const seen = await handle.describe()
    await connection.close()

    expect(one.namespace).not.toBe(other.namespace)
    expect(Object.keys(attributes.customAttributes ?? {})).toEqual(
      expect.arrayContaining(Object.keys(caseSearchAttributes)),
    )
    expect(seen.status.name).toBe('RUNNING')
  })

  it('give an empty database, each time another one', async () => {
    const [one, other] = [await postgresDatabase(), await postgresDatabase()]

    const counts = []
    for (const { url } of [one, other]) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query('create table mine (id int)')
      counts.push((await client.query<{ n: string }>('select count(*) as n from mine')).rows[0]?.n)
      await client.end()
    }

    expect(one.url).not.toBe(other.url)
    expect(counts).toEqual(['0', '0'])
  })

  it('give a browser that shows a page in Chinese', async () => {
    const browser = await launchChromium()
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.setContent('<h1>服务承诺</h1>')

    const heading = await page.getByRole('heading').textContent()
    const language = await page.evaluate(() => navigator.language)
    await browser.close()

    expect([heading, language]).toEqual(['服务承诺', 'zh-CN'])
  })

  it('give a mail server that keeps what it gets', async () => {
    const mailServer = await startMailServer()
    const transport = nodemailer.createTransport(mailServer.url)
    const received = mailServer.waitFor((mail) => mail.to.includes('lin@example.com'))

    await transport.sendMail({ from: 'desk@example.com', to: 'lin@example.com', subject: 'Hello', text: 'Body' })
    const mail = await received
    transport.close()
    await mailServer.stop()

    expect(mail.from).toBe('desk@example.com')
    expect(mail.raw).toContain('Subject: Hello')
    await expect(mailServer.waitFor(() => false, 10)).rejects.toThrow('no such mail')
  })
})
