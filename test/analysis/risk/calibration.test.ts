import { describe, expect, it } from 'vitest'
import { brierScore, calibrate, calibrated, reliability } from '../../../analysis/risk/calibration.ts'
import { linear, logisticRegression, probabilityOf } from '../../../analysis/risk/logistic-regression.ts'
import { chanceOf } from '../../../simulation/chance/chance.ts'

const row = (...values: readonly number[]) => ({
  columns: Int32Array.from(values, (_, index) => index),
  values: Float64Array.from(values),
})

describe('a calibration', () => {
  it('finds the probabilities behind scores that exaggerate', () => {
    const chance = chanceOf(1, 1)
    const scores = Array.from({ length: 4000 }, () => (chance() - 0.5) * 12)
    const truth = (score: number) => probabilityOf(score / 3)
    const isSo = Uint8Array.from(scores, (score) => (chance() < truth(score) ? 1 : 0))

    const calibration = calibrate(scores, isSo)

    for (const score of [-5, -2, 0, 2, 5]) {
      expect(Math.abs(calibrated(calibration, score) - truth(score))).toBeLessThan(0.07)
    }
  })

  it('never falls, and never says never or always', () => {
    const calibration = calibrate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Uint8Array.from([0, 0, 1, 0, 0, 1, 1, 0, 1, 1]))
    const said = [-99, 0, 1, 3, 5, 7, 9, 11, 99].map((score) => calibrated(calibration, score))

    expect(said).toEqual([...said].sort((a, b) => a - b))
    expect(Math.min(...said)).toBeGreaterThan(0)
    expect(Math.max(...said)).toBeLessThan(1)
  })

  it('is measured by how often what was said came true', () => {
    const said = [0.1, 0.1, 0.9, 0.9]
    const isSo = Uint8Array.from([0, 1, 1, 1])

    expect(brierScore(said, isSo)).toBeCloseTo((0.01 + 0.81 + 0.01 + 0.01) / 4)
    expect(reliability(said, isSo)).toEqual([
      { said: 0.1, happened: 0.5, count: 2 },
      { said: 0.9, happened: 1, count: 2 },
    ])
  })
})

describe('a logistic regression', () => {
  it('finds the coefficients behind chance', () => {
    const chance = chanceOf(2, 2)
    const rows = Array.from({ length: 6000 }, () => row(1, chance() * 2 - 1, chance() < 0.3 ? 1 : 0))
    const truth = [-0.5, 1.5, -1]
    const isSo = Uint8Array.from(rows, (each) => (chance() < probabilityOf(linear(each, truth)) ? 1 : 0))

    const found = logisticRegression(rows, isSo, 3, 0.1)

    truth.forEach((coefficient, index) => expect(Math.abs((found[index] ?? 0) - coefficient)).toBeLessThan(0.2))
  })

  it('stays finite where a column tells the outcome perfectly, or nothing at all', () => {
    const rows = Array.from({ length: 100 }, (_, index) => row(1, index < 50 ? 1 : 0, 0))

    const found = logisticRegression(
      rows,
      Uint8Array.from(rows, (_, index) => (index < 50 ? 1 : 0)),
      3,
      1,
    )

    expect(found.every(Number.isFinite)).toBe(true)
    expect(found[1]).toBeGreaterThan(1)
    expect(found[2]).toBe(0)
  })
})
