import fastify from 'fastify'
import { expect, it } from 'vitest'
import { requirePermissions } from '../../../server/access/require-permissions.ts'

it('a server with a route that does not say who may call it does not start', async () => {
  const app = fastify()
  requirePermissions(app)
  app.get('/open', { config: { public: true } }, () => 'open')
  app.get('/silent', () => 'silent')

  await expect(app.ready()).rejects.toThrow(/GET \/silent/)
})

it('nor one with a route that says two things', async () => {
  const app = fastify()
  requirePermissions(app)
  app.get('/both', { config: { public: true, permission: 'cases.read' } }, () => 'both')

  await expect(app.ready()).rejects.toThrow(/GET \/both/)
})

it('a scope may speak for the routes of a plugin', async () => {
  const app = fastify()
  requirePermissions(app)
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true }
    })
    await scope.register(async (plugin) => {
      plugin.get('/of-a-plugin', () => 'fine')
    })
  })

  expect((await app.inject('/of-a-plugin')).body).toBe('fine')
})
