import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from '../../model/document/issue.ts'

/** How many characters a password has, wherever one is chosen. */
export const passwordLimits = { shortest: 10, longest: 200 } as const

/** The words from which most guessed passwords are made. */
const common =
  /^(?:(?:password|passw0rd|administrator|admin|pledge|qwertyuiop|qwerty|letmein|welcome|iloveyou|changeme)[\d!@#.]*)$/i

/** What is wrong with a new password, if anything: too short, too long, or one that every guesser tries first. Pure. */
export function passwordIssues(password: string, path: string): Issue[] {
  const { shortest, longest } = passwordLimits
  if ([...password].length < shortest) return [makeIssue('http.password-too-short', path, { limit: shortest })]
  if ([...password].length > longest) return [makeIssue('http.password-too-long', path, { limit: longest })]
  const isRepetition = /^(.{1,3})\1+.?.?$/.test(password)
  const isCount = '01234567890123456789'.includes(password) || '98765432109876543210'.includes(password)
  return common.test(password) || isRepetition || isCount ? [makeIssue('http.password-too-common', path, {})] : []
}
