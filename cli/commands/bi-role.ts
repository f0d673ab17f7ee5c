import { randomBytes } from 'node:crypto'
import { biRoleName, makeBiRole } from '../../store/bi/bi-role.ts'
import { openStore } from '../../store/open-store.ts'
import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { deliveryInWords } from '../delivery-in-words.ts'
import { answer } from '../io.ts'
import { wrongUse } from '../refusal.ts'

/** `pledge bi-role`: makes a role that reads the `bi_*` views and nothing else, or gives it a new password, told once. */
export const biRoleCommand: Command = async (args, io) => {
  const words = deliveryInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.roleUsage)
    return 0
  }
  const { options, positionals } = readArguments(args, { name: 'text', people: 'flag' })
  noPositionals(positionals)
  const name = options.name ?? 'pledge_bi'
  if (!biRoleName.test(name))
    throw wrongUse('cli.not-one-of', { option: '--name', found: name, allowed: ['a-z 0-9 _'] })
  const { databaseUrl } = readConfig(process.env)
  if (databaseUrl === null) throw wrongUse('config.missing-variable', { name: 'DATABASE_URL', command: 'bi-role' })
  const store = await openStore({ url: databaseUrl, connections: 1, migrations: 'check' })
  try {
    const password = randomBytes(24).toString('base64url')
    const views = await makeBiRole(store, { name, password, seesPeople: options.people })
    answer(io, { name, views, password }, words.roleMade)
    return 0
  } finally {
    await store.close()
  }
}
