const tenThousand = 10_000

/** met ÷ (met + missed), to four decimals; null where there were neither. */
export function complianceOf(met: number, missed: number): number | null {
  return met + missed === 0 ? null : Math.round((met / (met + missed)) * tenThousand) / tenThousand
}
