import { nearestName } from '../document/nearest-name.ts'

/** The zone that was most likely meant by a name that is none: a misspelt one, or its city alone; `undefined` if none is near. */
export function nearestZone(name: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone')
  const city = cityOf(name)
  const sameCity = zones.find((zone) => cityOf(zone) === city && city !== '')
  return sameCity ?? nearestName(name, zones)
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[\s-]/g, '_').replaceAll('\0', '')
}
