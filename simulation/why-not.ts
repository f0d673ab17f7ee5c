import type { Language } from '../core/contract/language.ts'
import type { Expectation } from '../core/contract/scenario.ts'
import type { Instant } from '../core/contract/time.ts'
import { flatFacts } from '../model/scenario/facts-schema.ts'
import { instantInWords } from '../model/words/why-words.ts'
import type { Standing, Story } from './scenario-host.ts'
import { whyClock, whyInstances } from './why-clock.ts'
import { whyFacts, whyNotifications, whyPath } from './why-process.ts'
import { textsOf } from './why-texts.ts'

const sentencesAtMost = 30

/**
 * Why it went as it did and not as a line expects: sentences in the order of reading, at most 30. `at` is when the line
 * looked, or the end of the run; instants are told in the zone of the policy's first calendar.
 */
export function whyNot(
  line: Expectation,
  at: Instant,
  standing: Standing,
  story: Story,
  language: Language,
): readonly string[] {
  const say = textsOf(language)
  const { plan } = standing
  const first = plan.policy?.clocks[0]?.calendar
  const timeZone = (first === undefined ? undefined : plan.calendars[first]?.timeZone) ?? 'UTC'
  const instant = (each: Instant) => instantInWords(each, language, timeZone)
  const all = sentences()
  return all.length <= sentencesAtMost
    ? all
    : [...all.slice(0, sentencesAtMost - 1), say('more', { count: all.length - sentencesAtMost + 1 })]

  function sentences(): readonly string[] {
    if ('clock' in line) return whyClock(line, at, standing, story, language)
    if ('facts' in line) return whyFacts(flatFacts(line.facts), standing, story, say, instant)
    if ('path' in line) return whyPath(story, say, instant)
    if ('notifications' in line) {
      const clocks = plan.policy?.clocks.filter(({ escalations }) => escalations.length > 0) ?? []
      const why = clocks.flatMap(({ id }) => whyInstances(id, at, standing, language))
      return [...whyNotifications(standing, story, say, instant), ...why]
    }
    if ('warnings' in line) return whyInstances(line.warnings.clock, at, standing, language)
    const breached = standing.state.breaches.map(({ clock }) => clock)
    const clocks = new Set([...line.breaches.map(({ clock }) => clock), ...breached])
    return [...clocks].flatMap((clock) => whyInstances(clock, at, standing, language))
  }
}
