import { useEffect, useState } from 'react'
import type { LocalText } from '../../core/contract/language.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import type { MessageWords } from './fact-uses.ts'

const none: readonly MessageWords[] = []

/** The words of all messages, as far as they may be read: facts stand in them. Empty until they are known. */
export function useMessageWords(): readonly MessageWords[] {
  const { pledge } = useDesignerSession()
  const [messages, setMessages] = useState(none)
  useEffect(() => {
    let isLeft = false
    pledge.settings.list('messages').then(
      ({ items }) => {
        if (!isLeft) setMessages(items.map(({ id, data }) => wordsOf(id, data)))
      },
      // Who may not read settings sees the uses in documents alone.
      () => {},
    )
    return () => {
      isLeft = true
    }
  }, [pledge])
  return messages
}

function wordsOf(id: string, data: Readonly<Record<string, unknown>>): MessageWords {
  const name = data['name'] ?? data['subject']
  return { id, name: isLocalText(name) ? name : null, texts: [...textsOf(data['subject']), ...textsOf(data['body'])] }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).filter((text): text is string => typeof text === 'string')
}

function isLocalText(value: unknown): value is LocalText {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
}
