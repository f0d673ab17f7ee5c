import path from 'node:path'
import { z } from 'zod'
import { nearestName } from '../model/document/nearest-name.ts'
import { passwordIssues, passwordLimits } from '../server/access/password-rule.ts'
import { wrongUse } from './refusal.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const httpUrl = z.url({ protocol: /^https?$/ })
const notEmpty = z.string().trim().min(1)

/** IP addresses and ranges, with commas between them. */
const addressRanges = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).max(100))

/** Each setting by its name in the environment, with what is said when it is wrong. */
const variables = {
  PORT: { schema: z.coerce.number().int().min(1).max(65535), expected: '1 … 65535' },
  HOST: { schema: notEmpty.regex(/^[\w.:-]+$/), expected: 'a host name or an IP address' },
  PLEDGE_DATA: { schema: notEmpty, expected: 'a folder' },
  DATABASE_URL: { schema: z.url({ protocol: /^postgres(ql)?$/ }), expected: 'postgres://user:password@host:5432/name' },
  TEMPORAL_ADDRESS: { schema: notEmpty.regex(/^[\w.:[\]-]+:\d{1,5}$/), expected: 'host:port' },
  TEMPORAL_NAMESPACE: { schema: notEmpty, expected: 'a namespace' },
  TEMPORAL_API_KEY: { schema: notEmpty, expected: 'an API key' },
  TEMPORAL_TLS_CLIENT_CERT_PATH: { schema: notEmpty, expected: 'the path of a PEM file' },
  TEMPORAL_TLS_CLIENT_KEY_PATH: { schema: notEmpty, expected: 'the path of a PEM file' },
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: { schema: notEmpty, expected: 'the path of a PEM file' },
  TEMPORAL_TLS_SERVER_NAME: { schema: notEmpty, expected: 'a host name' },
  PLEDGE_SECRET: { schema: z.string().min(32), expected: 'at least 32 characters' },
  PUBLIC_URL: { schema: httpUrl, expected: 'https://pledge.example.com' },
  PLEDGE_ADMIN_PASSWORD: {
    schema: z.string().refine((password) => passwordIssues(password, '').length === 0),
    expected: `${passwordLimits.shortest} to ${passwordLimits.longest} characters, and none that everybody tries first`,
  },
  PLEDGE_API_KEY: { schema: z.string().min(24).max(200), expected: 'at least 24 characters' },
  PLEDGE_URL: { schema: httpUrl, expected: 'http://127.0.0.1:3000' },
  SMTP_URL: { schema: z.url({ protocol: /^smtps?$/ }), expected: 'smtp://user:password@host:587' },
  MAIL_FROM: { schema: notEmpty.regex(/@/), expected: 'Name <address@example.com>' },
  PLEDGE_CHROMIUM: { schema: notEmpty, expected: 'the path of Chromium or Chrome, which prints reports' },
  OUTGOING_ALLOW: { schema: addressRanges, expected: 'IP addresses and ranges, such as 10.20.0.0/16,192.168.7.4' },
  LOG_LEVEL: { schema: z.enum(logLevels), expected: logLevels.join(', ') },
} as const satisfies Record<string, { readonly schema: z.ZodType; readonly expected: string }>

type VariableName = keyof typeof variables

export interface TemporalConfig {
  /** Null: `pledge start` brings a server of its own. */
  readonly address: string | null
  readonly namespace: string
  readonly apiKey: string | null
  readonly tls: {
    readonly certFile: string | null
    readonly keyFile: string | null
    readonly caFile: string | null
    readonly serverName: string | null
  }
}

/** Every setting, read and checked once; nothing else looks at the environment. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly temporal: TemporalConfig
  /** Encrypts secrets at rest; null: made and kept in the data folder. */
  readonly secret: string | null
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly adminPassword: string | null
  readonly apiKey: string | null
  /** Where the commands that use the API find it; null: what a running `pledge start` left in the data folder. */
  readonly url: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** The browser that prints reports; null: looked for. */
  readonly chromium: string | null
  /** Addresses in private networks that webhooks and robots may be at; none unless they are named. */
  readonly outgoingAllow: readonly string[]
  /** Null: what suits the process. */
  readonly logLevel: (typeof logLevels)[number] | null
}

/**
 * Reads the settings (FORMATS, Settings). An empty variable counts as not given. Refuses a wrong value, and a variable
 * that begins with `PLEDGE_` and is none of ours, naming the nearest one; the value itself is never repeated.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  refuseUnknown(env)
  const value = <N extends VariableName>(name: N): z.infer<(typeof variables)[N]['schema']> | null => {
    const given = env[name]
    if (given === undefined || given === '') return null
    const { schema, expected } = variables[name]
    const read = schema.safeParse(given)
    if (!read.success) throw wrongUse('config.bad-variable', { name, expected })
    return read.data as z.infer<(typeof variables)[N]['schema']>
  }
  const host = value('HOST') ?? '127.0.0.1'
  const port = value('PORT') ?? 3000
  return {
    host,
    port,
    dataFolder: path.resolve(value('PLEDGE_DATA') ?? '.pledge'),
    databaseUrl: value('DATABASE_URL'),
    temporal: {
      address: value('TEMPORAL_ADDRESS'),
      namespace: value('TEMPORAL_NAMESPACE') ?? 'default',
      apiKey: value('TEMPORAL_API_KEY'),
      tls: {
        certFile: value('TEMPORAL_TLS_CLIENT_CERT_PATH'),
        keyFile: value('TEMPORAL_TLS_CLIENT_KEY_PATH'),
        caFile: value('TEMPORAL_TLS_SERVER_CA_CERT_PATH'),
        serverName: value('TEMPORAL_TLS_SERVER_NAME'),
      },
    },
    secret: value('PLEDGE_SECRET'),
    publicUrl: (value('PUBLIC_URL') ?? localUrl(host, port)).replace(/\/+$/, ''),
    adminPassword: value('PLEDGE_ADMIN_PASSWORD'),
    apiKey: value('PLEDGE_API_KEY'),
    url: value('PLEDGE_URL')?.replace(/\/+$/, '') ?? null,
    smtpUrl: value('SMTP_URL'),
    mailFrom: value('MAIL_FROM') ?? 'Pledge <pledge@localhost>',
    chromium: value('PLEDGE_CHROMIUM'),
    outgoingAllow: value('OUTGOING_ALLOW') ?? [],
    logLevel: value('LOG_LEVEL'),
  }
}

/** The address under which this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  const known = Object.keys(variables).filter((name) => name.startsWith('PLEDGE_'))
  const unknown = Object.keys(env)
    .filter((name) => name.startsWith('PLEDGE_') && !known.includes(name))
    .sort()[0]
  if (unknown === undefined) return
  const nearest = nearestName(unknown, known)
  throw nearest === undefined
    ? wrongUse('config.unknown-variable', { name: unknown, known })
    : wrongUse('config.misspelt-variable', { name: unknown, nearest })
}
