import { createServer } from 'node:net'

/**
 * A port of 127.0.0.1 on which nobody listens. Another process may take it before you do: bind port 0 yourself where
 * you can, and ask for a number only where a program wants one on its command line.
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
