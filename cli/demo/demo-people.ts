import type { Language } from '../../core/contract/language.ts'
import { words as english } from '../../locales/en/demo/words.ts'
import { words as chinese } from '../../locales/zh-CN/demo/words.ts'
import { addUser, findUser } from '../../store/people/users.ts'
import type { Store } from '../../store/store.ts'

/** Somebody of the simulated team. */
export interface DemoAgent {
  readonly id: string
  readonly name: string
}

interface DemoPeopleParts {
  readonly store: Store
  readonly now: () => number
  readonly uuid: () => string
}

/** Makes the people of the demo where they are missing. They have no password: nobody signs in as one of them. */
export async function ensureDemoPeople(
  { store, now, uuid }: DemoPeopleParts,
  language: Language,
): Promise<readonly DemoAgent[]> {
  const names = (language === 'zh-CN' ? chinese : english).people
  const people: DemoAgent[] = []
  for (const [index, name] of names.entries()) {
    const login = `demo-${index + 1}`
    const known = await findUser(store, login)
    const user =
      known ??
      (await addUser(store, {
        id: uuid(),
        login,
        name,
        email: null,
        passwordHash: null,
        language,
        roles: ['agent'],
        teams: ['frontline', 'specialists'],
        isActive: true,
        createdAt: now(),
      }))
    people.push({ id: user.id, name: user.name })
  }
  return people
}
