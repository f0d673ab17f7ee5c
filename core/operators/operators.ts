import type { OperatorName } from '../contract/rules.ts'
import { is, isIn, isNot, notIn } from './equality.ts'
import { after, before } from './moments.ts'
import { above, atLeast, atMost, below } from './numbers.ts'
import { isOpen, withinLast } from './open-time.ts'
import type { Operator } from './operator.ts'
import { missing, present } from './presence.ts'
import { between } from './range.ts'
import { contains, startsWith } from './texts.ts'

/** Every operator by its name: the one place that says what each of them means. */
export const operators: Readonly<Record<OperatorName, Operator>> = {
  is,
  isNot,
  in: isIn,
  notIn,
  contains,
  startsWith,
  below,
  atMost,
  above,
  atLeast,
  between,
  before,
  after,
  withinLast,
  isOpen,
  present,
  missing,
}
