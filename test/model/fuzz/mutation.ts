import fc from 'fast-check'

/** What nobody meant to write: odd keys, numbers at and beyond every limit, dates, zones and intervals that are none, texts that are hard on patterns. */
const oddScalars: readonly unknown[] = [
  null,
  '',
  '-',
  ' ',
  'is',
  'constructor',
  '__proto__',
  'toString',
  'a'.repeat(65),
  'a-'.repeat(30_000),
  `${'a.'.repeat(300)}!`,
  '(a+)+$',
  `${'a'.repeat(40)}!`,
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  `${'1'.repeat(2000)}:00-17:00`,
  `{{${'x'.repeat(5000)}`,
  '{{a}}{{b}}',
  '\u202eevil\u202c',
  '\ud800',
  '𝒳'.repeat(100),
  '\u0000',
  'ﬃ\u0301',
  '0000-00-00',
  '1969-12-31',
  '1970-01-01',
  '2026-02-30',
  '2100-12-31',
  '9999-12-31',
  '2100-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00+14:00',
  '2026-12-31T23:59:60Z',
  '2026-11-23T09:00:00-05:00',
  'Africa/Monrovia',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Asia/Pyongyang',
  'Etc/GMT+12',
  '+08:00',
  'Mars/Olympus',
  '00:00-24:00',
  '24:00-24:00',
  '23:59-00:00',
  '22:00-06:00',
  0,
  -0,
  -1,
  0.1 + 0.2,
  0.001,
  1e21,
  1e308,
  -1e308,
  2 ** 53,
  5e-324,
  1_000_000,
  true,
  false,
]

const oddValues: readonly unknown[] = [
  [],
  {},
  [[]],
  { fact: 'amount' },
  { fact: '__proto__' },
  { from: 2, to: 1 },
  { amount: 1, unit: 'hours' },
  { amount: 1_000_000, unit: 'businessDaysSameTime' },
  { amount: 0, unit: 'endOfBusinessDay' },
  { amount: 0.0001, unit: 'minutes' },
  { all: [] },
  { not: { not: { not: {} } } },
  { en: 'x' },
  { event: 'breached', clock: 'resolution' },
  { percent: 1e-9 },
  { after: { amount: 1_000_000, unit: 'calendarDays' } },
]

const oddKeys = ['__proto__', 'constructor', 'prototype', 'toString', '', ' ', 'a/b~c', 'ключ', '键', 'id', 'kind', 'x']

/** Any value at all, most often one that is odd where documents are concerned. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...oddScalars), weight: 5 },
  { arbitrary: fc.constantFrom(...oddValues), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
  { arbitrary: fc.double(), weight: 1 },
  { arbitrary: fc.anything({ maxDepth: 3, withNullPrototype: true }), weight: 1 },
)

/** How one place of a document is bent. */
export interface Mutation {
  /** Which of all places, modulo their number. */
  readonly where: number
  /** Where else, for those that need a second place. */
  readonly other: number
  readonly how: (typeof ways)[number]
  readonly what: unknown
  readonly key: string
}

const ways = ['put', 'drop', 'twice', 'rename', 'retype', 'swap', 'nest', 'grow', 'add', 'copy'] as const

/** One mutation of each sort. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom(...ways),
  what: junk,
  key: fc.constantFrom(...oddKeys),
})

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

/** A copy of a document with the mutations applied one after the other. */
export function mutated(document: unknown, mutations: readonly Mutation[]): unknown {
  return mutations.reduce(mutateOnce, structuredClone(document))
}

function mutateOnce(document: unknown, { where, other, how, what, key }: Mutation): unknown {
  const places = placesIn(document)
  const place = places[where % Math.max(1, places.length)]
  const second = places[other % Math.max(1, places.length)]
  if (place === undefined || second === undefined) return document
  const value = valueOf(place)
  switch (how) {
    case 'put':
      put(place.holder, place.key, structuredCloneOf(what))
      return document
    case 'add':
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        put(value as Place['holder'], key, structuredCloneOf(what))
      }
      return document
    case 'drop':
      if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1)
      else delete place.holder[place.key]
      return document
    case 'twice':
      if (Array.isArray(place.holder)) place.holder.push(structuredCloneOf(value))
      return document
    case 'grow':
      if (Array.isArray(place.holder)) for (let n = 0; n < 150; n++) place.holder.push(structuredCloneOf(value))
      return document
    case 'rename':
      if (Array.isArray(place.holder)) return document
      put(place.holder, key, value)
      delete place.holder[place.key]
      return document
    case 'retype':
      put(place.holder, place.key, retyped(value))
      return document
    case 'swap':
      put(place.holder, place.key, structuredCloneOf(valueOf(second)))
      return document
    case 'copy':
      put(second.holder, second.key, structuredCloneOf(value))
      return document
    case 'nest':
      put(place.holder, place.key, nested(value, 1 + (other % 90)))
      return document
  }
}

/** A bounded number of places, so that growing again and again stays small. */
function placesIn(document: unknown): Place[] {
  const places: Place[] = []
  const open: unknown[] = [document]
  for (let value = open.pop(); open.length >= 0 && places.length < 4000; value = open.pop()) {
    if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        places.push({ holder: value as Place['holder'], key })
        open.push((value as Place['holder'])[key])
      }
    }
    if (open.length === 0) break
  }
  return places
}

function valueOf({ holder, key }: Place): unknown {
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}

/** Own fields only, whatever they are called. */
function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? [value] : Number(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return Object.fromEntries(value.map((entry, index) => [`k${index}`, entry]))
  if (typeof value === 'object' && value !== null) return Object.values(value)
  return { value }
}

function nested(value: unknown, levels: number): unknown {
  let inner = value
  for (let level = 0; level < levels; level++) inner = level % 2 === 0 ? { all: [inner] } : { not: inner }
  return inner
}

function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return null
  }
}
