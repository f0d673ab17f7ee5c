import type { Language } from '../../core/contract/language.ts'
import { Pledge } from '../../sdk/index.ts'
import { isPledgeError, type PledgeError } from '../../sdk/pledge-error.ts'
import type { Config } from '../config.ts'
import { type ExitCode, Refusal } from '../refusal.ts'
import { readAddress } from './data-folder.ts'

/** What the API said no to, or that it could not be reached, told in its own words. */
export class ApiRefusal extends Refusal {
  readonly said: string

  constructor(error: PledgeError) {
    super(exitCodeOf(error), error.code as Refusal['code'] & never, {}, error.issues)
    this.said = error.message
  }
}

/**
 * A client for the API: at PLEDGE_URL, else at the address that a running `pledge start` left in the data folder, with its key.
 * Throws `config.no-running-server` where there is neither.
 */
export async function openApi(config: Config, language: Language): Promise<Pledge> {
  const address = config.url === null || config.apiKey === null ? await readAddress(config.dataFolder) : null
  const url = config.url ?? address?.url
  if (url === undefined) throw new Refusal(3, 'config.no-running-server', { folder: config.dataFolder })
  const apiKey = config.apiKey ?? address?.apiKey
  return new Pledge({ url, language, ...(apiKey === undefined ? {} : { apiKey }) })
}

/** Where `openApi` finds the API; what is written down about a server is written down under it. */
export async function urlOfApi(config: Config): Promise<string> {
  return config.url ?? (await readAddress(config.dataFolder))?.url ?? ''
}

/** Does something with the API; what it refuses becomes a refusal of the command. */
export async function withApi<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isPledgeError(error)) throw new ApiRefusal(error)
    throw error
  }
}

function exitCodeOf({ status }: PledgeError): ExitCode {
  if (status === 0 || status >= 500) return 3
  return status === 401 || status === 403 ? 2 : 1
}
