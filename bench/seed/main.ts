import { parseArgs } from 'node:util'
import { readConfig } from '../../cli/config.ts'
import { openDataFolder } from '../../cli/parts/data-folder.ts'
import { readTemplates, seedTemplates } from '../../cli/parts/seed-templates.ts'
import { openStore } from '../../store/open-store.ts'
import { seedStore } from './seed-store.ts'

const usage = `npm run seed -- --cases N [--seed N] [--days N] [--until INSTANT]

Fills an empty database (DATABASE_URL, else the embedded one of PLEDGE_DATA) with cases of a service centre that never was.

  --cases  how many, 1 to 5,000,000
  --seed   the same number gives the same cases; default 1
  --days   how far the history goes back; default 730
  --until  where it ends; default the beginning of this hour`

const hourMs = 3_600_000

/** Exit code 2 for wrong use. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  const folder = config.databaseUrl === null ? await openDataFolder(config.dataFolder) : null
  const store = await openStore(folder === null ? { url: config.databaseUrl ?? '' } : { folder: folder.databaseFolder })
  try {
    await seedTemplates({ store, now: Date.now, uuid: () => crypto.randomUUID() }, await readTemplates())
    const began = performance.now()
    await seedStore(store, { ...options, onProgress: (done) => tell(done, options.cases, performance.now() - began) })
    console.error('')
    return 0
  } finally {
    await store.close()
  }
}

function tell(done: number, all: number, ms: number): void {
  const left = Math.round(((ms / done) * (all - done)) / 1000)
  process.stderr.write(`\r${done.toLocaleString('en')} of ${all.toLocaleString('en')} cases, ${left} s left   `)
}

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { cases: text, seed: text, days: text, until: text } })
    const cases = Number(values.cases)
    const seed = Number(values.seed ?? 1)
    const days = Number(values.days ?? 730)
    const untilAt = values.until === undefined ? Math.floor(Date.now() / hourMs) * hourMs : Date.parse(values.until)
    const isFine =
      Number.isInteger(cases) &&
      cases >= 1 &&
      cases <= 5_000_000 &&
      Number.isInteger(seed) &&
      seed >= 0 &&
      Number.isInteger(days) &&
      days >= 1 &&
      days <= 3650 &&
      Number.isFinite(untilAt)
    return isFine ? { cases, seed, days, untilAt } : null
  } catch {
    return null
  }
}

process.exitCode = await main(process.argv.slice(2))
