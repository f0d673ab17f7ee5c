import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { RouteOptions } from 'fastify'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { problemSchema } from '../schemas/problem-schema.ts'
import type { ServerConfig } from '../server-parts.ts'
import type { App } from './app.ts'

/** What the routes say of themselves, as OpenAPI 3.1, and a page to try them, made of files of our own. Register before the routes. */
export async function describeRoutes(app: App, { version, publicUrl }: ServerConfig): Promise<void> {
  app.addHook('onRoute', describeRefusals)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pledge',
        version,
        description:
          'Starts and drives cases, reads their clocks, publishes the documents they run on. Refusals are problems (RFC 9457) with a `code`; ' +
          `every code is explained at ${publicUrl}/api/problems.`,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      security: [{ key: [] }, { session: [] }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'an API key, for systems' },
          session: { type: 'apiKey', in: 'cookie', name: 'pledge', description: 'a session, for people' },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true }
      route.schema = { ...route.schema, hide: true }
    })
    await page.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { persistAuthorization: false, displayOperationId: false, docExpansion: 'list', layout: 'BaseLayout' },
      theme: { title: 'Pledge API' },
    })
  })
}

/** What is the same for every route: how it refuses, and that public ones ask for no key. */
function describeRefusals(route: RouteOptions): void {
  const { schema, config } = route
  if (schema === undefined || schema.hide === true) return
  const refusal = { description: 'Refused.', content: { 'application/problem+json': { schema: problemSchema } } }
  route.schema = {
    ...schema,
    ...(config?.public === true ? { security: [] } : {}),
    response: { ...(schema.response as object), '4xx': refusal, '5xx': refusal },
  }
}

/** Where the description itself is read; once all routes are there. */
export function openApiRoute(app: App): void {
  app.get('/api/v1/openapi.json', { config: { public: true }, schema: { hide: true } }, (_, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}
