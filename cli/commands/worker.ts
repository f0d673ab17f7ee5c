import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { noFailureYet } from '../parts/failure.ts'
import { openServedSystem } from '../parts/served-system.ts'
import { Endings, stopSignal } from '../parts/stop-signals.ts'
import { startWorkers } from '../parts/workers.ts'
import { workflowBundle } from '../parts/workflow-bundle.ts'
import { startInWords } from '../start-in-words.ts'

/** `pledge worker`: runs cases and what they ask of the world, any number of them beside each other. */
export const workerCommand: Command = async (args, io) => {
  noPositionals(readArguments(args, {}).positionals)
  const config = readConfig(process.env)
  const say = startInWords(io.language)
  const endings = new Endings()
  const stop = stopSignal()
  try {
    const system = await openServedSystem(config, 'worker', endings)
    const failure = noFailureYet()
    const workers = await startWorkers(system, await workflowBundle(), failure.happen)
    endings.add('worker', () => workers.stop())
    io.err(say('workerReady', { address: system.reach.address, namespace: system.reach.namespace }))
    await Promise.race([stop, failure.promise])
    return 0
  } finally {
    io.err(say('stopping'))
    await endings.run((part, error) => io.err(say('stopTrouble', { part, detail: String(error) })))
  }
}
