/** A report that somebody kept, by its name: the part of its address after `?`. */
export interface ReportView {
  readonly name: string
  readonly search: string
}

const longestName = 80
const most = 30
const keyOf = (user: string) => `pledge.report-views.${user}`

/** The views that a user kept on this device; none where storage is forbidden or was written by something else. */
export function readViews(user: string): readonly ReportView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView).slice(0, most) : []
  } catch {
    return []
  }
}

/** The views with one more, the newest first; one of the same name is replaced. A name is cut, and not kept when it is empty. */
export function withView(views: readonly ReportView[], { name, search }: ReportView): readonly ReportView[] {
  const kept = name.trim().slice(0, longestName)
  if (kept === '') return views
  return [{ name: kept, search }, ...views.filter((view) => view.name !== kept)].slice(0, most)
}

/** Keeps the views of a user on this device; answers whether it could. */
export function keepViews(user: string, views: readonly ReportView[]): boolean {
  try {
    localStorage.setItem(keyOf(user), JSON.stringify(views))
    return true
  } catch {
    return false
  }
}

function isView(value: unknown): value is ReportView {
  if (typeof value !== 'object' || value === null) return false
  const { name, search } = value as Partial<Record<keyof ReportView, unknown>>
  return typeof name === 'string' && typeof search === 'string'
}
