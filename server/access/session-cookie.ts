import type { CookieSerializeOptions } from '@fastify/cookie'

/** How the cookie of a session is set: out of reach of scripts and other sites, and over https alone where the server is public. */
export interface SessionCookie {
  readonly name: string
  readonly options: CookieSerializeOptions
}

/** With https the name's prefix makes browsers insist on Secure, the whole path and no domain, so no sister site can plant one. Pure. */
export function sessionCookie(publicUrl: string): SessionCookie {
  const isSecure = new URL(publicUrl).protocol === 'https:'
  return {
    name: isSecure ? '__Host-pledge' : 'pledge',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  }
}
