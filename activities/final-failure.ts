import { ApplicationFailure } from '@temporalio/activity'
import type { IssueParams } from '../core/contract/issue.ts'

/** A failure that no repetition mends; its type is a code of the catalogue, its details are the parameters of the text. */
export function finalFailure(code: string, params: IssueParams = {}): ApplicationFailure {
  return ApplicationFailure.create({
    message: `${code} ${JSON.stringify(params)}`,
    type: code,
    nonRetryable: true,
    details: [params],
  })
}
