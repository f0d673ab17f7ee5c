const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a browser says of where a request came from, and where it went. */
export interface RequestOrigin {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

/**
 * Whether a request that a cookie vouches for may change something: it must come from a page of our own, which browsers say in
 * `Sec-Fetch-Site` and `Origin`, and pages of other sites cannot forge. Pure. A request that says neither did not come from a page of ours.
 * `Origin` must be the address the request itself went to, or the public address when a proxy renamed the host.
 */
export function isSameOrigin(request: RequestOrigin, publicUrl: string): boolean {
  if (safeMethods.has(request.method)) return true
  if (request.fetchSite !== undefined) return request.fetchSite === 'same-origin'
  if (request.origin === undefined) return false
  return request.origin === new URL(publicUrl).origin || hostOf(request.origin) === request.host
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
