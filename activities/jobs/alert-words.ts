import { fillTemplate, textIn } from '../../connectors/mail/fill-template.ts'
import type { AlertJob, AlertRule } from '../../core/contract/alerts.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { status as englishNames } from '../../locales/en/console/status.ts'
import { alert as english } from '../../locales/en/mail/alert.ts'
import { status as chineseNames } from '../../locales/zh-CN/console/status.ts'
import { alert as chinese } from '../../locales/zh-CN/mail/alert.ts'

/** What a recipient is told, in lines of plain text. */
export interface AlertWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly link: { readonly text: string; readonly url: string }
}

/** What ids of a rule are called. */
export interface AlertNames {
  readonly flow: ReadonlyMap<string, LocalText>
  readonly team: ReadonlyMap<string, LocalText>
  /** The step that the rule looks at; null where it looks at none. */
  readonly node: LocalText | null
}

/** The words of a telling in a language; pure. `publicUrl` is where people reach the board. */
export function alertWords(
  rule: AlertRule,
  { notice, value, since, at }: AlertJob,
  names: AlertNames,
  language: Language,
  publicUrl: string,
): AlertWords {
  const words = language === 'zh-CN' ? chinese : english
  const { zone } = rule
  const hours = rule.hours ?? null
  const window = hours === null ? words.window.today : fillTemplate(words.window.hours, { hours })
  const values = {
    value: value ?? words.nothing,
    minutes: rule.withinMinutes ?? 60,
    node: names.node === null ? (rule.node ?? '') : textIn(names.node, language),
    window,
  }
  const scope = scopeWords(rule, names, language, words.none)
  const when = (instant: number) => instantText(instant, language, zone)
  const now = fillTemplate(words.value[rule.measure], values)
  return {
    title: fillTemplate(words.subject[notice], { name: rule.name || now }),
    lines: [
      ...(notice === 'test' ? [words.test] : []),
      now,
      fillTemplate(words.limit[rule.is], { threshold: rule.threshold }),
      ...(scope === '' ? [] : [fillTemplate(words.scope, { scope })]),
      ...(notice === 'test'
        ? []
        : notice === 'over'
          ? [fillTemplate(words.lasted, { since: when(since), until: when(at), zone })]
          : [fillTemplate(words.since, { since: when(since), zone })]),
    ],
    link: { text: words.link, url: boardUrl(rule, publicUrl) },
  }
}

function scopeWords({ scope }: AlertRule, names: AlertNames, language: Language, none: string): string {
  const nameOf = (of: ReadonlyMap<string, LocalText>) => (id: string) => {
    const name = of.get(id)
    return id === '' ? none : name === undefined ? id : textIn(name, language)
  }
  const usual = language === 'zh-CN' ? chineseNames : englishNames
  const parts = [
    ...(scope.flow ?? []).map(nameOf(names.flow)),
    ...(scope.team ?? []).map(nameOf(names.team)),
    ...(scope.channel ?? []).map((id) => ownName(usual.channel, id)),
    ...(scope.tier ?? []).map((id) => ownName(usual.tiers, id)),
  ]
  return parts.filter((part) => part !== '').join(language === 'zh-CN' ? '、' : ', ')
}

/** Channels and classes are the owner's: only the usual ones have a name of ours. */
function ownName(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}

function instantText(at: number, language: Language, zone: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  })
  return format.format(at)
}

function boardUrl({ scope }: AlertRule, publicUrl: string): string {
  const query = new URLSearchParams()
  const [flow, team] = [scope.flow ?? [], scope.team ?? []]
  if (flow.length > 0) query.set('flow', flow.join(','))
  if (team.length > 0) query.set('team', team.map((id) => id || 'none').join(','))
  return `${publicUrl}/board${query.size === 0 ? '' : `?${query.toString()}`}`
}
