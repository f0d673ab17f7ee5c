import { parseArgs } from 'node:util'
import { tableOf } from './frame/report.ts'
import type { BenchResult, Effort } from './frame/result.ts'
import { type MeasureEntry, measures, measuresNamed } from './measures.ts'

const usage = `npm run bench -- [--json] [--full] [--only GROUP]

  --only   one group (${[...new Set(measures.map(({ group }) => group))].join(', ')}) or one result, such as core.step
  --full   the sizes and the patience of the published figures; without it, less of everything
  --json   one JSON value on standard output`

/** Measures what was asked for and prints it. Exit code 2 for wrong use. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  const entries = options === null ? [] : options.only === undefined ? measures : measuresNamed(options.only)
  if (options === null || entries.length === 0) {
    console.error(usage)
    return 2
  }
  const say = (line: string): void => console.error(line)
  const results: BenchResult[] = []
  for (const entry of entries) results.push(...(await run(entry, { isFull: options.full, say })))
  console.log(options.json ? JSON.stringify({ results }) : tableOf(results))
  return 0
}

async function run({ names, load }: MeasureEntry, effort: Effort): Promise<readonly BenchResult[]> {
  effort.say(`Measuring ${names.join(', ')} …`)
  const measure = await load()
  const results: BenchResult[] = []
  for await (const result of measure(effort)) results.push(result)
  return results
}

function readOptions(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' }, full: { type: 'boolean' }, only: { type: 'string' } } as const
    const { values } = parseArgs({ args: [...args], options })
    return { json: values.json ?? false, full: values.full ?? false, only: values.only }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return null
  }
}

process.exitCode = await main(process.argv.slice(2))
