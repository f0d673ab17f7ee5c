import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRequests } from '../../../cli/parts/read-requests.ts'
import { Refusal } from '../../../cli/refusal.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-requests-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(text: string) {
  const file = path.join(folder, 'requests.csv')
  await writeFile(file, text)
  return await readRequests(file)
}

const codeOf = async (work: Promise<unknown>) =>
  await work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? [error.code, error.params] : error),
  )

describe('readRequests', () => {
  it('reads customers, facts and words, and leaves out what is empty', async () => {
    const text = [
      '\ufeffid,flow,channel,customer.id,customer.name,subject,message,fact.amount,fact.repeated,fact.category,internal',
      'r-1,complaint,email,C1,"Li, Na","发票""错误""","two\nlines",12.5,true,billing,x',
      'r-2,consultation,,,,,,,,,',
    ].join('\n')

    const requests = await read(text)

    expect(requests.map(({ intake }) => intake)).toEqual([
      {
        id: 'r-1',
        flow: 'complaint',
        channel: 'email',
        subject: '发票"错误"',
        message: 'two\nlines',
        customer: { id: 'C1', name: 'Li, Na' },
        facts: { amount: 12.5, repeated: true, category: 'billing' },
      },
      { id: 'r-2', flow: 'consultation' },
    ])
  })

  it('says in which line something is missing or broken', async () => {
    expect(await codeOf(read('id,flow\nr-1,complaint\n,complaint\n'))).toMatchObject([
      'config.request-incomplete',
      { field: 'id', line: 3 },
    ])
    expect(await codeOf(read('id,flow\nr-1\n'))).toMatchObject(['config.request-file', { line: 2 }])
    expect(await codeOf(read('id,flow\n"r-1,complaint\n'))).toMatchObject(['config.request-file', {}])
    expect(await codeOf(readRequests(path.join(folder, 'nowhere.csv')))).toMatchObject(['cli.file-not-found', {}])
  })

  it('keeps ids that look like numbers as they are written', async () => {
    const [request] = await read('id,flow,fact.code\n007,complaint,0012345678901234567\n')

    expect(request?.intake).toMatchObject({ id: '007', facts: { code: '0012345678901234567' } })
  })

  it('reads the requests that come with the product', async () => {
    const file = fileURLToPath(new URL('../../../examples/requests.csv', import.meta.url))

    const requests = await readRequests(file)

    expect(requests.length).toBeGreaterThanOrEqual(300)
    expect(new Set(requests.map(({ intake }) => intake.id)).size).toBe(requests.length)
  })
})
