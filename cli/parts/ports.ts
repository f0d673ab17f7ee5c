import { createServer } from 'node:net'
import { Refusal } from '../refusal.ts'

/** Whether somebody could listen there now. */
export function isPortFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** Refuses a port that is taken, before anything was started. */
export async function requirePort(host: string, port: number): Promise<void> {
  if (!(await isPortFree(host, port))) throw new Refusal(2, 'config.port-taken', { port })
}

/** The port wanted, or, when it is taken, any that is free. */
export async function portOrFree(host: string, wanted: number): Promise<number> {
  return (await isPortFree(host, wanted)) ? wanted : await freePort(host)
}

/** Any port on which nobody listens. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
