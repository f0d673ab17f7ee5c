import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import type { WireBreachContext } from '../../core/contract/wire-review.ts'
import { isCase } from '../api/api.ts'
import { RecordLine } from '../case/record-line.tsx'
import stream from '../case/stream.module.css'
import { useCase } from '../case/use-case.ts'
import { useRecordNames } from '../case/use-record-names.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './desk.module.css'

/** What happened before and after a breach, in a few lines. */
export function TimelineExcerpt({ context }: { readonly context: WireBreachContext }) {
  const can = useCan()
  return can('cases.read') ? <Excerpt context={context} /> : null
}

function Excerpt({ context }: { readonly context: WireBreachContext }) {
  const { t } = useTranslation('breaches')
  const found = useCase(context.breach.case.id)
  return (
    <section aria-labelledby="around">
      <h3 className={classes.heading} id="around">
        {t('around')}
      </h3>
      {context.around.length === 0 && <p className={classes.minor}>{t('noAround')}</p>}
      {found.data !== undefined && isCase(found.data) && <Lines item={found.data} context={context} />}
    </section>
  )
}

function Lines({ item, context }: { readonly item: WireCase; readonly context: WireBreachContext }) {
  const names = useRecordNames(item)
  return (
    <ol className={stream['stream']}>
      {context.around.map((record) => (
        <RecordLine key={record.seq} record={record} names={names} />
      ))}
    </ol>
  )
}
