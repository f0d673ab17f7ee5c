import { fillTemplate, textIn } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer, TimeSummary } from '../core/contract/rehearsal.ts'
import { rehearsals as english } from '../locales/en/cli/rehearsals.ts'
import { rehearsals as chinese } from '../locales/zh-CN/cli/rehearsals.ts'
import { spanInWords } from '../model/words/why-words.ts'
import type { Io } from './io.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

const shownAtMost = 20

/** What simulations and backtests say to people. */
export function rehearsalsInWords(language: Language) {
  const text = texts[language]
  const share = (value: number | null) => (value === null ? text.nothing : `${(value * 100).toFixed(1)} %`)
  const span = (ms: number | null) => (ms === null ? text.nothing : spanInWords(ms, language))
  const times = ({ meanMs, p90Ms }: TimeSummary) => [span(meanMs), span(p90Ms)]
  return {
    simulateUsage: text.simulateUsage,
    backtestUsage: text.backtestUsage,
    simulated(found: SimulationAnswer): string {
      const clocks = Object.values(found.clocks).map((clock) => [
        textIn(clock.name, language),
        share(clock.compliance),
        String(clock.met),
        String(clock.missed),
        span(clock.elapsed.p90Ms),
      ])
      const nodes = Object.values(found.byNode).map((node) => [
        textIn(node.name, language),
        String(node.visits),
        ...times(node.waiting),
        ...times(node.handling),
      ])
      const teams = Object.entries(found.teams).map(([id, team]) => [
        id,
        String(team.handled),
        share(team.utilisation),
        team.queue.mean.toFixed(1),
        String(team.queue.max),
      ])
      return [
        fillTemplate(text.simulated, { ...found, from: found.from.slice(0, 10), to: found.to.slice(0, 10) } as never),
        table([text.clockColumns, ...clocks]),
        table([text.nodeColumns, ...nodes]),
        table([text.teamColumns, ...teams]),
      ].join('\n\n')
    },
    backtested(found: BacktestAnswer): string {
      const ids = [...new Set([...Object.keys(found.before.clocks), ...Object.keys(found.after.clocks)])]
      const clocks = ids.map((id) => {
        const [before, after] = [found.before.clocks[id], found.after.clocks[id]]
        return [
          textIn((after ?? before)?.name ?? id, language),
          share(before?.compliance ?? null),
          share(after?.compliance ?? null),
          String(before?.missed ?? text.nothing),
          String(after?.missed ?? text.nothing),
        ]
      })
      const changed = found.changed
        .slice(0, shownAtMost)
        .map(({ number, why }) => `#${number}  ${why[0]?.message ?? ''}`)
      const left = found.notReplayed.slice(0, shownAtMost).map(({ number, why }) => `#${number}  ${why.message}`)
      return [
        fillTemplate(text.backtested, found as never),
        table([text.sideColumns, ...clocks]),
        ...(changed.length === 0 ? [] : [[text.changed, ...changed].join('\n')]),
        ...(left.length === 0 ? [] : [[text.notReplayed, ...left].join('\n')]),
      ].join('\n\n')
    },
  }
}

/** Tells on standard error how far a rehearsal is, once for each tenth. */
export function progressTo(io: Io): (progress: RehearsalProgress) => void {
  let told = 0
  return ({ done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10)
    if (tenth <= told) return
    told = tenth
    io.err(fillTemplate(texts[io.language].progress, { done, total }))
  }
}

/** Rows under each other; Chinese characters are twice as wide as others in a terminal. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return column === 0 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}

function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  )
}
