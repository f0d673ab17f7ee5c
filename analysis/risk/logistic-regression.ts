import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** One observation: the columns that are not 0, ascending, and their values. Column 0 is the constant. */
export interface SparseRow {
  readonly columns: Int32Array
  readonly values: Float64Array
}

const rounds = 25
const settled = 1e-6

/**
 * Coefficients of a logistic regression with a ridge penalty on all columns but the constant, by iteratively reweighted least squares
 * (Newton's method). Pure. `isSo` holds 0 or 1 for each row; columns should be of comparable size. Ridge keeps it solvable where columns
 * depend on each other or tell the outcome perfectly.
 */
export function logisticRegression(
  rows: readonly SparseRow[],
  isSo: Uint8Array,
  columns: number,
  ridge: number,
): Float64Array {
  let found = new Float64Array(columns)
  for (let round = 0; round < rounds; round++) {
    const information = new Float64Array(columns * columns)
    const gradient = new Float64Array(columns)
    for (let index = 0; index < rows.length; index++) {
      addRow(rows[index] as SparseRow, isSo[index] ?? 0, found, information, gradient)
    }
    for (let column = 1; column < columns; column++) {
      information[column * columns + column] = (information[column * columns + column] ?? 0) + ridge
      gradient[column] = (gradient[column] ?? 0) - ridge * (found[column] ?? 0)
    }
    const step = solved(information, gradient)
    const furthest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
    // A long step overshoots where the outcome is nearly told.
    const reach = Math.min(1, 4 / Math.max(furthest, 1e-12))
    found = found.map((value, column) => value + reach * (step[column] ?? 0))
    if (furthest < settled) break
  }
  return found
}

function addRow(row: SparseRow, isSo: number, found: Float64Array, information: Float64Array, gradient: Float64Array) {
  const size = found.length
  const probability = probabilityOf(linear(row, found))
  const weight = Math.max(1e-6, probability * (1 - probability))
  const { columns, values } = row
  for (let left = 0; left < columns.length; left++) {
    const column = columns[left] ?? 0
    const value = values[left] ?? 0
    gradient[column] = (gradient[column] ?? 0) + value * (isSo - probability)
    for (let right = 0; right <= left; right++) {
      const cell = column * size + (columns[right] ?? 0)
      information[cell] = (information[cell] ?? 0) + weight * value * (values[right] ?? 0)
    }
  }
}

/** Solves for a step; of the symmetric matrix only the lower half is filled. */
function solved(lower: Float64Array, wanted: Float64Array): readonly number[] {
  const size = wanted.length
  const matrix = new Matrix(size, size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = (lower[row * size + column] ?? 0) + (row === column ? 1e-9 : 0)
      matrix.set(row, column, value)
      matrix.set(column, row, value)
    }
  }
  return new CholeskyDecomposition(matrix).solve(Matrix.columnVector(wanted)).to1DArray()
}

/** The log-odds of an observation. */
export function linear({ columns, values }: SparseRow, coefficients: Float64Array | readonly number[]): number {
  let sum = 0
  for (let index = 0; index < columns.length; index++) {
    sum += (values[index] ?? 0) * (coefficients[columns[index] ?? 0] ?? 0)
  }
  return sum
}

/** The probability of log-odds. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
