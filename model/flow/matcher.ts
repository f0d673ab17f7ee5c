import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Matcher, Matchers } from '../../core/contract/matcher.ts'
import { checkReference, type Path, type ReferenceCode, type Report } from '../document/report.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { checkFact, checkFactValue } from './fact-value.ts'

/** What the names in a matcher are held against; what is left out is not judged. */
export interface MatcherScope {
  /** The stages and nodes of the flows in whose cases the events happen. */
  readonly places?: FlowPlaces
  readonly facts?: ReadonlyMap<FactId, FactDefinition>
  readonly clocks?: readonly string[]
  readonly surroundings: Surroundings
}

/** The ids of the stages and nodes of some flows. */
export interface FlowPlaces {
  readonly stages: ReadonlySet<string>
  readonly nodes: ReadonlySet<string>
}

/** The stages and nodes of all the flows; those of a child stand as `child/node`, which no id can name, and are left out. */
export function placesOf(flows: readonly FlowDocument[]): FlowPlaces {
  return {
    stages: new Set(flows.flatMap((flow) => flow.stages.map((stage) => stage.id))),
    nodes: new Set(flows.flatMap((flow) => flow.nodes.map((node) => node.id))),
  }
}

/** Reports names in matchers that do not exist. `report` stands at the matcher, or at the list of them. */
export function checkMatchers(matchers: Matchers | undefined, report: Report, scope: MatcherScope): void {
  if (matchers === undefined) return
  if ('event' in matchers) checkMatcher(matchers, report, scope)
  else {
    matchers.forEach((matcher, index) => {
      checkMatcher(matcher, report.within([index]), scope)
    })
  }
}

function checkMatcher(matcher: Matcher, report: Report, scope: MatcherScope): void {
  const { team, stage, node, fact: id, is, clock } = matcher
  const { places, facts, clocks, surroundings } = scope
  const name = (code: ReferenceCode, path: Path, value: string | undefined, known: Names) => {
    if (value !== undefined) checkReference(report, code, path, value, known)
  }
  name('reference.unknown-team', ['team'], team, surroundings.settings?.teams)
  name('reference.unknown-stage', ['stage'], stage, places?.stages)
  name('reference.unknown-node', ['node'], node, places?.nodes)
  name('reference.unknown-clock', ['clock'], clock, clocks)
  if (id === undefined || facts === undefined) return
  const fact = checkFact(report, ['fact'], id, facts)
  if (fact !== undefined && is !== undefined) checkFactValue(report, ['is'], fact, is)
}

type Names = ReadonlySet<string> | readonly string[] | undefined
