import type { App } from '../http/app.ts'
import type { ServerParts } from '../server-parts.ts'

export function scorecardsRoutes(_app: App, _parts: ServerParts): void {}
