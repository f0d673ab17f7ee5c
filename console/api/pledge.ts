import { createContext, useContext, useMemo } from 'react'
import type { Language } from '../../core/contract/language.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import type { Pledge } from '../../sdk/pledge.ts'

/** Makes the client of the API that others have, too, for messages in a language. */
export type MakePledge = (language: Language) => Pledge

const PledgeContext = createContext<MakePledge | null>(null)

export const PledgeProvider = PledgeContext.Provider

/** The SDK's client with the session of who is signed in, in the reader's language; outside of `PledgeProvider` it is a bug. */
export function usePledge(): Pledge {
  const make = useContext(PledgeContext)
  const language = useLanguage()
  if (make === null) throw new Error('No PledgeProvider around this component')
  return useMemo(() => make(language), [make, language])
}
