import { cases } from './0001-cases.ts'
import { documents } from './0002-documents.ts'
import { people } from './0003-people.ts'
import { work } from './0004-work.ts'
import { turns } from './0005-turns.ts'
import { reach } from './0006-reach.ts'
import { backups } from './0007-backups.ts'
import { formats } from './0008-formats.ts'
import { visits } from './0009-visits.ts'
import { withdrawn } from './0010-withdrawn.ts'
import { longOver } from './0011-long-over.ts'
import { facts } from './0012-facts.ts'
import { alerts } from './0013-alerts.ts'
import { review } from './0014-review.ts'
import { quality } from './0015-quality.ts'
import { delivery } from './0016-delivery.ts'
import { forecasts } from './0017-forecasts.ts'
import { promiseUsed } from './0018-promise-used.ts'
import type { Migration } from './migration.ts'

/** Every change of the tables, oldest first. One that was released is never edited: a later one mends it. */
export const migrations: readonly Migration[] = [
  cases,
  documents,
  people,
  work,
  turns,
  reach,
  backups,
  formats,
  visits,
  withdrawn,
  longOver,
  facts,
  alerts,
  review,
  quality,
  delivery,
  forecasts,
  promiseUsed,
]
