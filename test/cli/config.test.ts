import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localUrl, readConfig } from '../../cli/config.ts'

const codeOf = (env: Record<string, string>): unknown => {
  try {
    readConfig(env)
    return null
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

describe('readConfig', () => {
  it('has a default for everything that can have one', () => {
    const config = readConfig({})

    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      logLevel: null,
    })
    expect(config.dataFolder.endsWith('.pledge')).toBe(true)
    expect(config.temporal).toMatchObject({ address: null, namespace: 'default' })
  })

  it('takes an empty variable for one that was not given', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 3000 })
  })

  it('takes addresses and ranges that may be called apart', () => {
    expect(readConfig({}).outgoingAllow).toEqual([])
    expect(readConfig({ OUTGOING_ALLOW: '10.20.0.0/16, 192.168.7.4,fd00::/8' }).outgoingAllow).toEqual([
      '10.20.0.0/16',
      '192.168.7.4',
      'fd00::/8',
    ])
  })

  it('takes slashes off the ends of addresses', () => {
    const config = readConfig({ PUBLIC_URL: 'https://pledge.example.com/', PLEDGE_URL: 'http://127.0.0.1:4000//' })

    expect([config.publicUrl, config.url]).toEqual(['https://pledge.example.com', 'http://127.0.0.1:4000'])
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', 'three'],
    ['HOST', 'a host'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['TEMPORAL_ADDRESS', 'localhost'],
    ['PLEDGE_SECRET', 'short'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['SMTP_URL', 'http://example.com'],
    ['LOG_LEVEL', 'loud'],
    ['OUTGOING_ALLOW', 'crm.intern'],
    ['OUTGOING_ALLOW', '10.0.0.0/33'],
    ['OUTGOING_ALLOW', '10.0.0.1,,10.0.0.2'],
    ['PLEDGE_ADMIN_PASSWORD', 'short'],
    ['PLEDGE_ADMIN_PASSWORD', 'administrator1'],
  ])('refuses %s=%s', (name, value) => {
    expect(codeOf({ [name]: value })).toBe('config.bad-variable')
  })

  it('never repeats a wrong value, since it may be a secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{4,20}$/), (secret) => {
        expect(() => readConfig({ PLEDGE_SECRET: secret })).toThrow(expect.not.stringContaining(`"${secret}"`))
      }),
    )
  })

  it('names the setting that was probably meant', () => {
    expect(() => readConfig({ PLEDGE_DAT: '/tmp' })).toThrow(/PLEDGE_DATA/)
    expect(codeOf({ PLEDGE_DAT: '/tmp' })).toBe('config.misspelt-variable')
    expect(codeOf({ PLEDGE_XYZZY_QUUX: '1' })).toBe('config.unknown-variable')
  })

  it('leaves the variables of other programs alone', () => {
    expect(codeOf({ PATH: '/bin', NODE_OPTIONS: '' })).toBeNull()
  })
})

describe('localUrl', () => {
  it('says how to reach a server that listens everywhere', () => {
    expect(localUrl('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000')
    expect(localUrl('::', 3000)).toBe('http://127.0.0.1:3000')
    expect(localUrl('::1', 3000)).toBe('http://[::1]:3000')
  })
})
