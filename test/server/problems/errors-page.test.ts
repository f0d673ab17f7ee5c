import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../core/catalogue/index.ts'
import { problemCodes } from '../../../sdk/problem-codes.ts'
import { errorEntries, errorsPage, problemCodesModule } from '../../../server/problems/errors-page.ts'
import { areaStatus, statusOf } from '../../../server/problems/problem-status.ts'

const project = path.resolve(import.meta.dirname, '../../..')
const codes = Object.keys(catalogue).sort()
const remake = 'run `node --import tsx scripts/write-errors.mjs`'

describe('the catalogue of problems', () => {
  it('is what docs/errors.md lists', () => {
    expect(readFileSync(path.join(project, 'docs/errors.md'), 'utf8'), remake).toBe(errorsPage())
  })

  it('is what the SDK lists', () => {
    expect([...problemCodes], remake).toEqual(codes)
    expect(problemCodesModule()).toContain(codes[0] ?? '')
  })

  it('has a status for every area, and no status for areas that are not there', () => {
    const areas = new Set(codes.map((code) => code.split('.')[0] ?? ''))

    expect(Object.keys(areaStatus).sort()).toEqual([...areas].sort())
    for (const { code, status } of errorEntries()) expect([code, status >= 400 && status < 600]).toEqual([code, true])
  })

  it('answers for codes that are none as for a bug', () => {
    expect([statusOf('nothing.such'), statusOf('__proto__'), statusOf('')]).toEqual([500, 500, 500])
  })

  it('holds no http code that nobody uses', () => {
    const sources = ['server', 'sdk', 'activities', 'cli']
      .flatMap((folder) =>
        readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          path.join(project, folder, file),
        ),
      )
      .filter((file) => file.endsWith('.ts') && !/problem-(?:status|codes)\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')

    const unused = codes.filter((code) => code.startsWith('http.') && !sources.includes(`'${code}'`))
    expect(unused).toEqual([])
  })
})
