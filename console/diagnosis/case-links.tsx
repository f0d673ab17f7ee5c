import { Link } from '@tanstack/react-router'
import type { WireExample } from '../../core/contract/wire-diagnosis.ts'
import classes from './diagnosis.module.css'

/** Cases by their numbers, each of which leads to it. */
export function CaseLinks({ cases }: { readonly cases: readonly WireExample[] }) {
  return (
    <ul className={classes.cases}>
      {cases.map(({ id, number }) => (
        <li key={id}>
          <Link to="/cases/$caseId" params={{ caseId: id }} className={`${classes.caseLink} figures`}>
            #{number}
          </Link>
        </li>
      ))}
    </ul>
  )
}
