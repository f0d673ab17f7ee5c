/*
 * Replays every history in a process whose zone and clock are others than those of the recorder:
 *   TZ=… node --import tsx test/engine/replay-elsewhere.ts BUNDLE FOLDER DAYS
 */

const [bundle = '', folder = '', days = '0'] = process.argv.slice(2)
const shiftMs = Number(days) * 86_400_000
const RealDate = Date
const beganAt = RealDate.now()

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + shiftMs] : given) as [number]))
  }
  static override now(): number {
    return RealDate.now() + shiftMs
  }
}
globalThis.Date = ShiftedDate as DateConstructor

// Loaded only now: whoever keeps `Date` for later keeps the shifted one.
const { installTemporalRuntime } = await import('../../cli/parts/temporal-runtime.ts')
const { replayCommands } = await import('./replay-commands.ts')
installTemporalRuntime({ warn: () => undefined, error: () => undefined })
const replayed = await replayCommands(bundle, folder)
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
const isShifted = Math.abs(Date.now() - beganAt - shiftMs) < 600_000
process.stdout.write(`${JSON.stringify({ ...replayed, zone, isShifted })}\n`, () => process.exit(0))

export {}
