import { ApplicationFailure } from '@temporalio/workflow'
import type { AllowedCommand } from '../core/contract/case-command.ts'
import type { IssueParams } from '../core/contract/issue.ts'

/**
 * The failure that tells a caller why a command or a case is not possible. Its type is a code of the catalogue, its
 * details are the parameters of the text and what the case allows instead.
 */
export function refusal(
  code: string,
  params: IssueParams = {},
  allowed: readonly AllowedCommand[] = [],
): ApplicationFailure {
  return ApplicationFailure.create({
    message: `${code} ${JSON.stringify(params)}`,
    type: code,
    nonRetryable: true,
    details: [params, allowed],
  })
}
