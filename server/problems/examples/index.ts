import { calendarExamples } from './calendars.ts'
import { documentExamples } from './documents.ts'
import type { Example, IssueCode } from './example.ts'
import { factExamples, flowExamples, referenceExamples, scenarioExamples, settingsExamples } from './flows.ts'
import { policyExamples } from './policies.ts'
import { profileExamples } from './profiles.ts'
import { rulesExamples } from './rules.ts'

/** An example of every issue that a document can have. A code without one does not compile. */
export const issueExamples: { readonly [C in IssueCode]: Example } = {
  ...calendarExamples,
  ...documentExamples,
  ...factExamples,
  ...flowExamples,
  ...policyExamples,
  ...profileExamples,
  ...referenceExamples,
  ...rulesExamples,
  ...scenarioExamples,
  ...settingsExamples,
}
