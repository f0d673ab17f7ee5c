import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from '../../parts/free-port.ts'
import { temporalNamespace } from '../../parts/temporal.ts'
import { temporalExecutable } from '../../parts/temporal-part.ts'
import { callForJson } from '../call-pledge.ts'

const right = 'templates/consultation/scenarios/simple-question.yaml'
const before = { ...process.env }

afterEach(() => {
  for (const name of ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'PATH']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})

const runOnTemporal = () => callForJson('scenario', 'run', right, '--on', 'temporal')

describe('pledge scenario run --on temporal', () => {
  it('brings a server of its own where none is named, and ends it', async () => {
    delete process.env['TEMPORAL_ADDRESS']
    await temporalExecutable(() => undefined)

    const { exitCode, value } = await runOnTemporal()

    expect(value).toMatchObject({ passed: 1, failed: 0 })
    expect(exitCode).toBe(0)
  })

  it('plays on the server that is named, beside whoever uses it', async () => {
    const { address, namespace } = await temporalNamespace()
    Object.assign(process.env, { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace })

    expect(await runOnTemporal()).toMatchObject({ exitCode: 0, value: { passed: 1, failed: 0 } })
  })

  it('exits 3 when the server that is named cannot be reached', async () => {
    process.env['TEMPORAL_ADDRESS'] = `127.0.0.1:${await freePort()}`

    const { exitCode, value } = await runOnTemporal()

    expect(exitCode).toBe(3)
    expect(value).toMatchObject({ error: { code: 'config.temporal-unreachable' } })
  })
})
