import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../http/app.ts'

const yearSeconds = 31_536_000

/** Answers with the app's one page where the request asks for a place inside the app; else null. */
export type AnswerWithPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | null

/**
 * Serves the built web app. Files with a hash in their name never change; the page that names them is never kept.
 * Without a built app there is nothing to serve, and the API stands alone.
 */
export async function serveWebApp(app: App, folder: string | null): Promise<AnswerWithPage> {
  if (folder === null || !existsSync(path.join(folder, 'index.html'))) return () => null

  const sendPage = async (reply: FastifyReply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await readFile(path.join(folder, 'index.html')))

  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true, unlimited: true }
      route.schema = { ...route.schema, hide: true }
    })
    await files.register(staticFiles, {
      root: folder,
      index: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`)
        reply.header('cache-control', isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
      },
    })
    files.get('/', (_, reply) => sendPage(reply))
    files.get('/index.html', (_, reply) => sendPage(reply))
  })

  return ({ method, url, headers }, reply) =>
    asksForPage(method, url.split('?')[0] ?? '', headers.accept) ? sendPage(reply.code(200)) : null
}

/** Whether somebody who asks for an unknown path wants a place inside the app: a page, not the API and not a file. Pure. */
export function asksForPage(method: string, path: string, accept: string | undefined): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  const isInApp = !/^\/(?:api|assets)(?:\/|$)/.test(path) && !/\.[A-Za-z0-9]+$/.test(path)
  return isRead && isInApp && (accept ?? '').includes('text/html')
}
