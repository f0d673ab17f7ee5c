import type { NodeKind } from '../contract/flow.ts'
import { act } from './act.ts'
import { decide } from './decide.ts'
import { end } from './end.ts'
import { join } from './join.ts'
import type { NodeLaw } from './node.ts'
import { split } from './split.ts'
import { start } from './start.ts'
import { subflow } from './subflow.ts'
import { survey } from './survey.ts'
import { task } from './task.ts'
import { wait } from './wait.ts'

/** The law of every node kind; one that is missing does not compile. */
export const nodeLaws: { readonly [K in NodeKind]: NodeLaw<K> } = {
  start,
  task,
  decide,
  act,
  wait,
  survey,
  split,
  join,
  subflow,
  end,
}
