/** How a path differs from another one. */
export interface Alignment {
  /** Steps of the first that the second leaves out, and steps that only the second has; each in its order. */
  readonly skipped: readonly string[]
  readonly added: readonly string[]
  /** 1 where they are the same, 0 where they have nothing in common in the same order. */
  readonly fit: number
}

/**
 * Aligns a path with the usual one by the longest sequence of steps that both have in the same order. Pure. Source: Wagner and
 * Fischer, The String-to-String Correction Problem (1974); the fit is 2 × common ÷ (length + length).
 */
export function alignPaths(usual: readonly string[], path: readonly string[]): Alignment {
  const width = path.length + 1
  const common = new Int32Array((usual.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] as number
  for (let row = usual.length - 1; row >= 0; row--) {
    for (let column = path.length - 1; column >= 0; column--) {
      common[row * width + column] =
        usual[row] === path[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const [skipped, added]: [string[], string[]] = [[], []]
  let [row, column] = [0, 0]
  while (row < usual.length || column < path.length) {
    if (row < usual.length && usual[row] === path[column]) {
      row++
      column++
    } else if (row < usual.length && (column === path.length || at(row + 1, column) >= at(row, column + 1))) {
      skipped.push(usual[row++] as string)
    } else {
      added.push(path[column++] as string)
    }
  }
  const length = usual.length + path.length
  return { skipped, added, fit: length === 0 ? 1 : (2 * at(0, 0)) / length }
}
