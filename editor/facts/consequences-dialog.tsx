import { Button, Group } from '@mantine/core'
import { Dialog } from '../dialogs/dialog.tsx'
import classes from './facts.module.css'

interface ConsequencesDialogProps {
  readonly title: string
  readonly text: string
  /** What would be wrong then, or what it would take along: a sentence each. */
  readonly problems: readonly string[]
  /** What else there is to say. */
  readonly more?: readonly string[]
  readonly submit: string
  readonly cancel: string
  readonly onSubmit: () => void
  readonly onClose: () => void
}

const mostShown = 40

/** Says what a change brings about before it is made. */
export function ConsequencesDialog(props: ConsequencesDialogProps) {
  const { title, text, problems, more = [], submit, cancel, onSubmit, onClose } = props
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={classes.fields}>
        <p className={classes.text}>{text}</p>
        {problems.length > 0 && (
          <ul className={classes.problems}>
            {problems.slice(0, mostShown).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {problems.length > mostShown && <li>…</li>}
          </ul>
        )}
        {more.map((sentence) => (
          <p key={sentence} className={classes.quiet}>
            {sentence}
          </p>
        ))}
        <Group justify="end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {cancel}
          </Button>
          <Button
            {...(problems.length > 0 ? { color: 'red' } : {})}
            onClick={() => {
              onSubmit()
              onClose()
            }}
          >
            {submit}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
